/** How many suggested actions a channel shows; those that are not named show none. */
const shown: Readonly<Record<string, number>> = {
  directline: 100,
  emulator: 100,
  facebook: 10,
  line: 13,
  msteams: 6,
  telegram: 100,
  webchat: 100,
}

export const mostButtons = (channelId: string): number =>
  Object.hasOwn(shown, channelId) ? (shown[channelId] ?? 0) : 0
