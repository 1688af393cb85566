export interface Element {
  name: string
  attributes: Record<string, string>
  inside: Element[]
  text: string
}

/** Elements of a small XML text, as strictly as a provider reads them. */
export function readMarkup(xml: string): Element[] {
  const root: Element = { name: '', attributes: {}, inside: [], text: '' }
  const open = [root]
  const rest = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>/, '')
  for (const [part, closing, name = '', attributes = '', empty, text] of rest.matchAll(
    /<(\/?)(\w+)((?:\s+\w+="[^"<]*")*)\s*(\/?)>|([^<]+)/g,
  )) {
    const here = open.at(-1) ?? root
    if (text !== undefined) here.text += plain(text)
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`not closed before ${part}`)
    } else {
      const element = { name, attributes: readAttributes(attributes), inside: [], text: '' }
      here.inside.push(element)
      if (!empty) open.push(element)
    }
  }
  if (open.length > 1) throw new Error('not closed')
  return root.inside
}

const readAttributes = (text: string) =>
  Object.fromEntries([...text.matchAll(/(\w+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, plain(value)]))

const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
