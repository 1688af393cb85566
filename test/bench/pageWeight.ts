import { languages } from '../../shared/languages.ts'
import { wordsPath } from '../../shared/wordsPath.ts'

/** What the page loads, in bytes as they cross the wire without headers. */
export interface PageWeight {
  /** The first answer and its styles. */
  firstBytes: number
  /** Those, its script and icon, and the words of the heaviest other language: all it ever loads for somebody who chooses one. */
  wholeBytes: number
}

export const pageBudget = { firstBytes: 12_000, wholeBytes: 40_000 } as const

/** Fetches as a browser does that takes this encoding: Brotli over TLS, gzip where there is none. */
export async function pageWeight(origin: string, encoding: 'br' | 'gzip'): Promise<PageWeight> {
  const html = await (await fetch(`${origin}/`)).text()
  const styles = new Set(html.match(/\/assets\/[^"]+\.css/g))
  const rest = new Set(html.match(/\/assets\/[^"]+\.(?:js|svg)/g))
  const weigh = async (paths: Iterable<string>) =>
    Promise.all([...paths].map((path) => bytesOf(`${origin}${path}`, encoding)))
  const firstBytes = sum(await weigh(['/', ...styles]))
  const words = await weigh(languages.filter((language) => language !== 'sv').map(wordsPath))
  return { firstBytes, wholeBytes: firstBytes + sum(await weigh(rest)) + Math.max(...words) }
}

async function bytesOf(address: string, encoding: string) {
  const { headers, body } = await fetch(address, { headers: { 'Accept-Encoding': encoding } })
  await body?.cancel()
  if (headers.get('content-encoding') !== encoding) throw new Error(`${address} does not come as ${encoding}`)
  return Number(headers.get('content-length'))
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
