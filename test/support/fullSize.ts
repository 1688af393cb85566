/** Whether the tests run at the size of an issue's figures (`npm run test:full`) and not at the short one. */
export const fullSize = process.env.FULL_SIZE === '1'
