// In a page of a test: holds its call, so that a test can listen to it; and is a caller with a tone for a voice.
;(() => {
  const Real = RTCPeerConnection
  let peer
  let played
  globalThis.RTCPeerConnection = class extends Real {
    constructor(options) {
      super(options)
      peer = this
    }
  }
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function () {
    played = play.call(this)
    return played
  }

  globalThis.telephone = {
    /** Resolves when what comes from the other side has this tone in it, louder than all others. */
    async hears(hertz) {
      const context = new AudioContext()
      const listening = new AnalyserNode(context, { fftSize: 2048 })
      context.createMediaStreamSource(new MediaStream([peer.getReceivers()[0].track])).connect(listening)
      const strength = new Float32Array(listening.frequencyBinCount)
      const width = context.sampleRate / listening.fftSize
      for (;;) {
        listening.getFloatFrequencyData(strength)
        const loudest = strength.indexOf(Math.max(...strength))
        if (strength[loudest] > -60 && Math.abs(loudest * width - hertz) < 60) break
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await context.close()
    },
    /** What the other side says is not only there, it is played. */
    isPlayed: () => played.then(() => true),
    microphone: () => peer.getSenders()[0].track.enabled,
    state: () => peer.connectionState,
    /** Offers sound in every codec the browser has; gives its description once it is whole. */
    async calls(hertz) {
      peer = new Real()
      const context = new AudioContext()
      const voice = new MediaStreamAudioDestinationNode(context)
      const tone = new OscillatorNode(context, { frequency: hertz })
      tone.connect(voice)
      tone.start()
      peer.addTrack(voice.stream.getTracks()[0], voice.stream)
      // Sound goes on only while somebody listens to it.
      peer.addEventListener('track', ({ streams: [stream] }) => {
        const sound = new Audio()
        sound.srcObject = stream
        sound.muted = true
        void sound.play()
      })
      await peer.setLocalDescription()
      await new Promise((resolve) => {
        if (peer.iceGatheringState === 'complete') resolve()
        peer.addEventListener('icecandidate', ({ candidate }) => candidate === null && resolve())
      })
      return peer.localDescription.sdp
    },
    takes: (sdp) => peer.setRemoteDescription({ type: 'answer', sdp }),
    /** The codec of what is heard. */
    async codec() {
      const all = [...(await peer.getStats()).values()]
      const heard = all.find(({ type }) => type === 'inbound-rtp')
      return all.find(({ id }) => id === heard.codecId).mimeType
    },
  }
})()
