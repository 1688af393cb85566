/** The number after which to go on; none means from the beginning. */
export const readWatermark = (watermark: unknown): number =>
  typeof watermark === 'string' && /^\d{1,9}$/.test(watermark) ? Number(watermark) : 0
