import { corePaths } from './core-icons.ts'

/** Path data on a grid of 24, stroked with round ends. Drawn for Milpa; free of third-party drawings. */
export const iconPaths = {
  ...corePaths,
  activity: 'M3 12h4l3-8 4 16 3-8h4',
  archive: 'M3 4h18v5H3zM5 9v11h14V9m-9 4h4',
  basket: 'M4 11h16l-2 9H6l-2-9zm4 0 3-7m5 7-3-7',
  bell: 'M6 17v-6a6 6 0 0 1 12 0v6l2 1H4zm4 4h4',
  book: 'M12 6c-2-2-5-2-8-2v14c3 0 6 0 8 2 2-2 5-2 8-2V4c-3 0-6 0-8 2zm0 0v14',
  building: 'M5 21V3h9v18M14 9h5v12M3 21h18M8 7h3m-3 4h3m-3 4h3',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4m8-4v4',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zm8 2a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  'chevron-left': 'M15 5l-7 7 7 7',
  'chevron-right': 'M9 5l7 7-7 7',
  'chevron-up': 'M5 15l7-7 7 7',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3.5 2',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  download: 'M12 4v11m-5-5 5 5 5-5M4 20h16',
  edit: 'M4 20l1-4L16 5l3 3L8 19z',
  external: 'M14 4h6v6m0-6-9 9M10 5H4v15h15v-6',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  'eye-off':
    'M4 4l16 16M10 5.2C10.7 5 11.3 5 12 5c4 0 7 2 10 7-.8 1.4-1.7 2.5-2.6 3.500M16 17.700c-1.3.9-2.6 1.3-4 1.3-4 0-7-2-10-7 1.2-2 2.5-3.6 4-4.8',
  file: 'M6 3h8l4 4v14H6zm8 0v4h4M9 12h6m-6 4h6',
  filter: 'M4 5h16l-6 8v6l-4 2v-8z',
  globe: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-3 3-4 6-4 9s1 6 4 9c3-3 4-6 4-9s-1-6-4-9z',
  hands: 'M4 13l4-4 4 3 4-3 4 4M4 13v5h4m12-5v5h-4m-8 0 3 2 5-2',
  heart: 'M12 20C6 15.5 3 12.5 3 9a4.5 4.5 0 0 1 9-1 4.5 4.5 0 0 1 9 1c0 3.5-3 6.5-9 11z',
  history: 'M4 9a8 8 0 1 1-.5 5M4 4v5h5m3-2v5l3 2',
  home: 'M3 11l9-8 9 8M6 9v11h12V9m-8 11v-6h4v6',
  leaf: 'M5 19C5 10 10 5 20 5c0 10-5 15-13 14M5 19c2-4 5-7 9-9',
  link: 'M9 15l6-6M8 11l-3 3a3.5 3.5 0 0 0 5 5l3-3m3-3 3-3a3.5 3.5 0 0 0-5-5l-3 3',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01',
  'log-out': 'M10 4H5v16h5m4-4 4-4-4-4m4 4H9',
  mail: 'M3 6h18v13H3zm0 1 9 7 9-7',
  map: 'M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2zM9 4v14m6-12v14',
  megaphone: 'M4 10v4h3l9 5V5l-9 5H4zm15-1a4 4 0 0 1 0 6',
  menu: 'M4 7h16M4 12h16M4 17h16',
  merge: 'M6 4v4c0 4 6 4 6 9v4M18 4v4c0 4-6 4-6 9M9 18l3 3 3-3',
  message: 'M4 5h16v11H9l-5 4V5zm5 4h6m-6 3h4',
  microphone: 'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0m-6 6v4',
  moon: 'M19 14A8 8 0 0 1 9 4a8 8 0 1 0 10 10z',
  network:
    'M12 8a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM5.5 20a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zm13 0a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM11 8l-4 7m6-7 4 7m-9 2.500h8',
  phone: 'M5 4h4l2 5-2.5 1.500a11 11 0 0 0 5 5L15 13l5 2v4c0 1-1 2-2 2C10 20 4 13 3 6c0-1 1-2 2-2z',
  piggy:
    'M4 12c0-4 4-6 8-6 1.5 0 3 .3 4 1l3-1v4l2 1v4h-2.500c-.5 1-1.3 1.8-2.5 2.500V20h-3v-2H10v2H7v-3c-2-1-3-3-3-5zm11-1h.01',
  pin: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zm0-9a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  plug: 'M9 3v5m6-5v5M6 8h12v4a6 6 0 0 1-12 0zm6 10v3',
  print: 'M7 8V3h10v5M5 8h14v8h-2v5H7v-5H5zM7 16h10',
  qr: 'M4 4h6v6H4zm10 0h6v6h-6zM4 14h6v6H4zm10 0h2v2m4-2v6m-6 0h2',
  scale: 'M12 4v16m-5 0h10M5 8l14-2M5 8l-3 6h6zm14-2-3 6h6z',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  seed: 'M5 20v-8a7.5 7.5 0 1 1 7.5 8z',
  send: 'M4 12 20 4l-5 16-4-7z',
  settings:
    'M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM12 3v3m0 12v3M3 12h3m12 0h3M5.6 5.600l2.2 2.200m8.4 8.4 2.2 2.200M18.4 5.600l-2.2 2.200M7.8 16.200l-2.2 2.2',
  share: 'M12 15V3m-4 4 4-4 4 4M6 12H4v9h16v-9h-2',
  shield: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6z',
  sort: 'M8 5v14m-4-4 4 4 4-4m4 4V5m-4 4 4-4 4 4',
  star: 'M12 3l2.7 6 6.3.7-4.7 4.3 1.3 6.5-5.6-3.2-5.6 3.2 1.3-6.500L3 9.7 9.3 9z',
  store: 'M3 9l1.5-5h15L21 9M4 9v11h16V9M3 9h18M9 20v-6h6v6',
  sun: 'M12 4V2m0 20v-2M4 12H2m20 0h-2M6.3 6.3 4.9 4.900m14.2 14.2-1.4-1.400m0-11.4 1.4-1.400M4.9 19.100l1.4-1.400M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  table: 'M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14',
  trash: 'M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14m-8 4v6m4-6v6',
  trend: 'M3 17l6-6 4 4 8-9m-6 0h6v6',
  undo: 'M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-4',
  upload: 'M12 15V4m-5 5 5-5 5 5M4 20h16',
  user: 'M12 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-5 4-7 8-7s8 2 8 7',
  users:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-4 3-6 6-6s6 2 6 6M16 4.500a3.5 3.5 0 0 1 0 6.300M18 14.500c2 .8 3 2.6 3 5.5',
  wallet: 'M3 7h18v12H3zM3 7l12-4v4m2 6h.01',
  walk: 'M13 5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM9 21l2.5-6-2-3 1-5 3 1 1.5 3 3 1M10.5 7 7 9v3m4.5 3 3 2 1 4',
} as const

/** The name of an icon. */
export type IconName = keyof typeof iconPaths

/** The three kernels of the mark, on a grid of 34: maize in the middle, bean at the left, squash at the right. */
export const markPaths = [
  { token: 'maize', d: 'M17 2c5 5 7 10 7 15s-2 10-7 15c-5-5-7-10-7-15S12 7 17 2Z' },
  { token: 'mark-bean', d: 'M17 32c-8 0-14-5-15-14 8 0 14 5 15 14Z' },
  { token: 'squash', d: 'M17 32c8 0 14-5 15-14-8 0-14 5-15 14Z' },
] as const
