/**
 * Sizes of what the page and the server say to each other, in bytes: whole multiples of these, so that a length tells nothing of
 * the words (requirements.md R2.12). A message of 900 letters, and the answer that shows it, fit into one whatever the language.
 */
export const frameBuckets = { fromVisitor: 2048, toVisitor: 4096 } as const

/** Spaces after the JSON, which every reader passes over. A frame without JSON says no more than its kind and stays as it is. */
export function paddedFrame(frame: string, bucketBytes: number): string {
  if (!/[\]}]$/.test(frame)) return frame
  // The transport puts one character before it.
  const bytes = new TextEncoder().encode(frame).length + 1
  return frame + ' '.repeat((bucketBytes - (bytes % bucketBytes)) % bucketBytes)
}
