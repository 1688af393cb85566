/** Takes every word off the screen at once. The title is neutral already and stays. */
export function blank() {
  document.body.replaceChildren()
  document.documentElement.classList.add('blank')
}
