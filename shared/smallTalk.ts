/** What is said and asks nothing. */
export const smallTalkKinds = ['greeting', 'thanks', 'agreeing', 'howAreYou', 'goodbye'] as const
export type SmallTalk = (typeof smallTalkKinds)[number]
