/** When people of a kind of trade receive customers, in their own words. */
export const hoursOf = {
  morning: ['Lunes a sábado, 7:00 a 13:00', 'Todos los días, 7:30 a 12:00', 'Martes a domingo, 8:00 a 13:00'],
  shop: [
    'Lunes a sábado, 9:00 a 20:00',
    'Todos los días, 8:00 a 21:00',
    'Lunes a viernes, 9:00 a 18:00; sábado a las 14:00',
  ],
  evening: ['Jueves a domingo, 18:00 a 23:00', 'Miércoles a domingo, 17:00 a 22:00', 'Viernes y sábado, 18:00 a 24:00'],
  orders: [
    'Sobre pedido, con dos días de anticipación',
    'Pedidos por mensaje, de lunes a sábado',
    'Sobre pedido; entrego viernes y sábado',
  ],
  appointment: ['Con cita, lunes a sábado', 'Con cita, de 10:00 a 18:00', 'Martes a sábado con cita, 10:00 a 19:00'],
  weekday: ['Lunes a viernes, 8:00 a 16:00', 'Lunes a viernes, 9:00 a 17:00', 'Lunes a viernes, 7:00 a 15:00'],
  market: [
    'Domingo en el tianguis de San Guillermo',
    'Miércoles y domingo, 8:00 a 15:00',
    'Sábado en la plaza de Santa Eulalia',
  ],
} as const
export type Hours = keyof typeof hoursOf
