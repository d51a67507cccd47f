export const es = {
  'permission.read': 'Ver cuentas, movimientos y saldos',
  'permission.accounts': 'Abrir, congelar y cerrar cuentas; fijar límites y unidades',
  'permission.post': 'Registrar transferencias',
  'permission.reverse': 'Revertir transferencias',
  'kind.asset': 'Activo',
  'kind.liability': 'Pasivo',
  'kind.equity': 'Patrimonio',
  'kind.income': 'Ingreso',
  'kind.expense': 'Gasto',
  'kept.transfers': 'Sus transferencias se conservan sin nombre: los libros deben cuadrar ante una auditoría.',
  'error.LEDGER_ID_TWICE_IN_GROUP': 'Dos transferencias del grupo llevan el mismo identificador. Cambie uno.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_GROUP':
    'Estas transferencias ya existen, pero no se registraron juntas. Revise el grupo antes de enviarlo otra vez.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_KIND':
    'Ya existe otra transferencia con ese identificador, y no es del mismo tipo. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_REVERSED_TRANSFER':
    'Ya existe una reversión con ese identificador, de otra transferencia. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_DEBIT_ACCOUNT':
    'Ya existe una transferencia con ese identificador que sale de otra cuenta. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CREDIT_ACCOUNT':
    'Ya existe una transferencia con ese identificador que llega a otra cuenta. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_AMOUNT':
    'Ya existe una transferencia con ese identificador y otro importe. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EFFECTIVE_DAY':
    'Ya existe una transferencia con ese identificador y otra fecha. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CATEGORY':
    'Ya existe una transferencia con ese identificador y otra categoría. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_FUND':
    'Ya existe una transferencia con ese identificador y otro fondo. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_CAUSE':
    'Ya existe una transferencia con ese identificador y otro motivo. Use un identificador nuevo.',
  'error.LEDGER_EXISTS_WITH_DIFFERENT_EXPIRY':
    'Ya existe un apartado con este identificador, que termina en otro momento.',
  'error.LEDGER_ID_ALREADY_FAILED':
    'Este identificador ya fue rechazado antes. Para intentarlo de nuevo, envíe uno nuevo.',
  'error.LEDGER_HOLD_NOT_FOUND': 'No hay ningún apartado con este identificador.',
  'error.LEDGER_NOT_A_HOLD': 'Este movimiento no es un apartado.',
  'error.LEDGER_EXCEEDS_HOLD': 'Se puede cobrar como máximo lo que se apartó.',
  'error.LEDGER_HOLD_ALREADY_POSTED': 'El apartado ya se cobró.',
  'error.LEDGER_HOLD_ALREADY_VOIDED': 'El apartado ya se liberó.',
  'error.LEDGER_HOLD_EXPIRED': 'El tiempo del apartado terminó. Haga uno nuevo.',
  'error.LEDGER_NOTHING_TO_REVERSE': 'Solo se revierte lo que ya se movió. Un apartado se libera.',
  'error.LEDGER_TRANSFER_NOT_FOUND': 'No hay una transferencia así para revertir. Revise el identificador.',
  'error.LEDGER_IS_A_REVERSAL': 'Una reversión no se revierte. Registre una transferencia nueva.',
  'error.LEDGER_ALREADY_REVERSED': 'Esa transferencia ya se revirtió. Una transferencia se revierte una sola vez.',
  'error.LEDGER_EXCEEDS_REVERSED_TRANSFER':
    'La reversión no puede ser mayor que la transferencia. Escriba un importe menor.',
  'error.LEDGER_ACCOUNTS_MUST_DIFFER': 'La cuenta de origen y la de destino son la misma. Elija dos cuentas.',
  'error.LEDGER_DEBIT_ACCOUNT_NOT_FOUND': 'No existe la cuenta de cargo {account}. Revise la clave.',
  'error.LEDGER_CREDIT_ACCOUNT_NOT_FOUND': 'No existe la cuenta de abono {account}. Revise la clave.',
  'error.LEDGER_ACCOUNTS_OF_DIFFERENT_UNITS':
    'Las dos cuentas están en unidades distintas. Elija cuentas de la misma moneda.',
  'error.LEDGER_DEBIT_ACCOUNT_CLOSED': 'La cuenta de cargo {account} está cerrada. Elija otra o vuelva a abrirla.',
  'error.LEDGER_CREDIT_ACCOUNT_CLOSED': 'La cuenta de abono {account} está cerrada. Elija otra o vuelva a abrirla.',
  'error.LEDGER_DEBIT_ACCOUNT_FROZEN': 'La cuenta de cargo {account} está congelada. Pida que la liberen.',
  'error.LEDGER_CREDIT_ACCOUNT_FROZEN': 'La cuenta de abono {account} está congelada. Pida que la liberen.',
  'error.LEDGER_OVERFLOWS_DEBITS': 'Los cargos de la cuenta {account} pasarían del número más grande posible.',
  'error.LEDGER_OVERFLOWS_CREDITS': 'Los abonos de la cuenta {account} pasarían del número más grande posible.',
  'error.LEDGER_EXCEEDS_CREDITS':
    'La cuenta {account} no alcanza para este cargo. Escriba un importe menor o amplíe su límite.',
  'error.LEDGER_EXCEEDS_DEBITS':
    'La cuenta {account} no puede recibir tanto. Escriba un importe menor o amplíe su límite.',
  'error.LEDGER_UNIT_TAKEN': 'Ya existe una unidad con esa clave y otros datos. Elija otra clave.',
  'error.LEDGER_UNIT_IS_A_CURRENCY': 'Esa clave es de una moneda, que no hace falta definir. Elija otra.',
  'error.LEDGER_UNIT_UNKNOWN': 'El centro no tiene esa unidad. Defínala antes, o use una moneda.',
  'error.LEDGER_KEY_TAKEN': 'Ya existe otra cuenta con esa clave. Elija otra clave.',
  'error.LEDGER_ACCOUNT_CLOSED': 'La cuenta está cerrada. Vuelva a abrirla antes de cambiarla.',
  'error.LEDGER_ACCOUNT_NOT_EMPTY': 'La cuenta todavía tiene saldo. Déjela en cero antes de cerrarla.',
  'operation.define-unit': 'Definió una unidad',
  'operation.open-account': 'Abrió una cuenta',
  'operation.change-limits': 'Cambió los límites de una cuenta',
  'operation.freeze': 'Congeló una cuenta',
  'operation.unfreeze': 'Descongeló una cuenta',
  'operation.close-account': 'Cerró una cuenta',
  'operation.reopen-account': 'Reabrió una cuenta',
  'operation.post': 'Anotó un movimiento',
  'operation.reverse': 'Revirtió un movimiento',
} as const
