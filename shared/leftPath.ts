/** Where the page says that it was left. Never in the tab's address. */
export const leftPath = '/left'
