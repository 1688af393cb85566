/** In which header a console says with each request which it is. */
export const consoleTabHeader = 'X-Tab'
