/** What every widget may have to say. Spanish travels with the code, the others in a file each. */
export const words = {
  loading: 'Cargando…',
  empty: 'Todavía no hay nada aquí.',
  error: 'No pudimos traer los datos. Revise su conexión e intente otra vez.',
  retry: 'Intentar otra vez',
  more: 'Ver más',
  source: 'Datos de {source}, al {date}',
  openData: 'Datos abiertos',
} as const
