import * as v from 'valibot'
import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

const lead = ['director', 'coordinator'] as const

/** The area of imports: files on their way into the inventory, and how their columns are read. */
export const importArea = area('imports', {
  permissions: {
    run: { title: 'Import files of enterprises', roles: lead },
    mappings: { title: 'Say how the columns of files are read', roles: lead },
  },
  errors: {
    MAPPING_UNKNOWN: { status: 422, title: 'Neither Milpa nor this centre has a mapping of this key' },
    MAPPING_SHIPPED: {
      status: 409,
      title: 'A mapping that ships with Milpa cannot be replaced; save it under another key',
    },
    NOT_RECOGNISED: { status: 422, title: 'No mapping fits the header; name one' },
    NO_NAME_COLUMN: {
      status: 422,
      title: 'The file has no column for the name, which every enterprise needs',
      data: v.object({ column: v.string() }),
    },
    OUT_OF_ORDER: {
      status: 409,
      title: 'Rows come in chunks that follow one another',
      data: v.object({ expected: v.number() }),
    },
    NOT_NOW: { status: 409, title: 'The import is in another state', data: v.object({ status: v.string() }) },
    FILE_FAULTY: { status: 409, title: 'The file broke off; say that you want the rows before it all the same' },
    FILE_UNREADABLE: {
      status: 422,
      title: 'The file is no table that can be read',
      /** `line` 0: the file as a whole. */
      data: v.object({ fault: v.string(), line: v.number() }),
    },
    NO_ROWS: { status: 422, title: 'Below its header the file has no row: it is empty, or was cut off' },
    REHEARSED: {
      status: 409,
      title: 'Nothing was stored: this is what would have happened',
      data: v.object({ outcomes: v.array(v.unknown()) }),
    },
    NOT_A_REGISTER: { status: 409, title: 'Only rows of a public register can be published at once' },
  },
  messages,
})
