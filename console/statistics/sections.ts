/** What belongs together on the page, and in which order. Tables by two fields stand in the section of their first. */
export const sections = [
  { id: 'who', dimensions: ['audience', 'ageGroup', 'gender', 'language', 'relation', 'profession'] },
  { id: 'what', dimensions: ['matter', 'milieu', 'statedThreat', 'canStay', 'needs'] },
  { id: 'equal', dimensions: ['tracksAgree', 'urgencyAgrees', 'district'] },
  { id: 'led', dimensions: ['outcome', 'tracksByStaff', 'urgencyByStaff'] },
  { id: 'how', dimensions: ['channel', 'timeKind', 'waitClass', 'returning', 'otherActors', 'cameThrough'] },
] as const
