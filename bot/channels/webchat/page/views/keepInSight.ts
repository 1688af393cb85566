// A keyboard on the screen hides part of the page without making it smaller (iOS): then the page is told how much
// is in sight, so that the way out at the top and the box at the bottom stay there. Not while zoomed in.
export function keepInSight() {
  const seen = window.visualViewport
  if (!seen) return
  const fit = () => {
    const { style } = document.documentElement
    if (seen.scale !== 1 || seen.height >= innerHeight - 1) return style.removeProperty('--seen')
    style.setProperty('--seen', `${seen.height}px`)
    scrollTo(0, 0)
  }
  seen.addEventListener('resize', fit)
}
