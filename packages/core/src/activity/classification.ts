/** What a code belongs to. A code is stored with both: '10' means nothing without them. */
export interface ActivityClassification {
  /** 'isic', 'milpa' (our trades), 'scian', or the id of another national classification. */
  readonly id: string
  readonly version: string
}

export const isicClassification: ActivityClassification = { id: 'isic', version: '4' }
export const tradeClassification: ActivityClassification = { id: 'milpa', version: '1' }
