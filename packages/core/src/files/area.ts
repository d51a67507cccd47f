import * as v from 'valibot'
import { area } from '../operations/area.ts'
import * as messages from './messages/index.ts'

/** Uploaded files: what is known of them. Their bytes are the host's to keep. */
export const filesArea = area('files', {
  permissions: {
    upload: {
      title: 'Upload and remove files',
      roles: ['director', 'coordinator', 'adviser', 'treasurer', 'assistant'],
    },
    read: {
      title: 'See files of records that ask for no further permission',
      roles: ['director', 'coordinator', 'adviser', 'treasurer', 'assistant', 'viewer'],
    },
    // Nobody holds it: the host does, for the moment in which it has put the bytes where they belong.
    keep: { title: 'Record a file that the host has stored', roles: [] },
  },
  errors: {
    KIND_REFUSED: { status: 415, title: 'Files of this kind are not taken' },
    MISLABELLED: {
      status: 415,
      title: 'The content is not what its label says',
      data: v.object({ found: v.string() }),
    },
    DAMAGED: { status: 422, title: 'The file is damaged or cannot be read' },
    IMAGE_TOO_LARGE: { status: 422, title: 'The image has too many points', data: v.object({ most: v.number() }) },
    UNKNOWN_PERMISSION: { status: 422, title: 'No installed part declares this permission' },
  },
  messages,
})
