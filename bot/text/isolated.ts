/** Numbers of several groups, which would change places within a text that runs from right to left. */
const numbers = /\d+(?:[ ()+–-]+\d+)+/g
const rightToLeft = /\p{Script=Arabic}/u

/** Plain text for channels that have no markup: each number keeps its own direction ("116 111" is not "111 116"). */
export const isolated = (text: string): string =>
  rightToLeft.test(text) ? text.replace(numbers, (number) => `\u2066${number}\u2069`) : text
