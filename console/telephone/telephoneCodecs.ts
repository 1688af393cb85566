/** What a telephone network carries without loss, and G.722, which carries a voice better (EN 301 549, 6.1). */
const kept = /^a=rtpmap:(\d+) (?:G722|PCMA|PCMU|telephone-event)\/8000/i
/** They have these numbers also where nothing says so (RFC 3551). */
const always = ['0', '8', '9']

/** A description of sound with no other codec in it: what the switch cannot turn into a telephone's sound would be silence. */
export function onlyTelephoneCodecs(sdp: string): string {
  const lines = sdp.split('\r\n')
  const numbers = new Set([...always, ...lines.flatMap((line) => kept.exec(line)?.[1] ?? [])])
  return lines
    .filter((line) => {
      const [, number] = /^a=(?:rtpmap|fmtp|rtcp-fb):(\d+) /.exec(line) ?? []
      return number === undefined || numbers.has(number)
    })
    .map((line) => line.replace(/^(m=audio \d+ \S+)(.*)$/, (_, start: string, all: string) => start + those(all)))
    .join('\r\n')

  function those(all: string) {
    return all
      .split(' ')
      .filter((number) => number === '' || numbers.has(number))
      .join(' ')
  }
}
