/** Plays a sound file in base64 to its end, and keeps nothing of it. Says whether it could. */
export async function playVoice(audio: string): Promise<boolean> {
  const context = new AudioContext()
  try {
    const bytes = Uint8Array.from(atob(audio), (letter) => letter.charCodeAt(0))
    const source = context.createBufferSource()
    source.buffer = await context.decodeAudioData(bytes.buffer)
    source.connect(context.destination)
    const ended = new Promise((resolve) => source.addEventListener('ended', resolve))
    source.start()
    await ended
    return true
  } catch {
    return false
  } finally {
    await context.close()
  }
}
