/** What belongs together on the page, and in which order. Tables by two fields stand in the section of their first. */
export const sections = [
  { id: 'who', dimensions: ['audience', 'ageGroup', 'gender', 'language', 'relation', 'profession'] },
  { id: 'what', dimensions: ['matter', 'milieu', 'statedThreat', 'canStay', 'needs'] },
  { id: 'equal', dimensions: ['tracksAgree', 'urgencyAgrees', 'district'] },
  { id: 'led', dimensions: ['outcome', 'tracksByStaff', 'urgencyByStaff'] },
  { id: 'how', dimensions: ['channel', 'timeKind', 'waitClass', 'returning', 'otherActors', 'cameThrough'] },
] as const

/** The service figures in the order of what a manager asks: was anybody there, was everybody answered, how soon, and what came after. */
export const serviceSections = [
  { id: 'staffing', figures: ['hours', 'emptyDays', 'beyond', 'offered'] },
  { id: 'answering', figures: ['answered', 'acuteSoon', 'nobodyReached'] },
  { id: 'waiting', figures: ['open', 'acute', 'closed'] },
  { id: 'after', figures: ['callBack', 'message', 'notFound'] },
] as const
