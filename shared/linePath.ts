/** Where a page that gets no socket asks what it would ask over one: never in the tab's address, and nothing but what is asked for. */
export const linePath = (event: string) => `/line/${event.replace(':', '/')}`
