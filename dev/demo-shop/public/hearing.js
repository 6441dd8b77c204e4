/**
 * Hears for the keyless demo, whose Realtime server has no speech recogniser: while the assistant's microphone is open, the
 * browser's own recogniser listens to it, and the words go to that server over the call. Shops do not load this file.
 */
(() => {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  const { words } = document.currentScript.dataset;
  const page = document.documentElement;

  /** The page shows what works here, and so does the panel before its first question. */
  const show = (hears) => {
    page.toggleAttribute('data-hears', hears);
    const greeting = words && JSON.parse(words)[hears ? 'hears' : 'reads'];
    if (greeting) document.querySelector('storevoice-widget')?.setAttribute('greeting', greeting);
  };
  document.addEventListener('storevoice:ready', () => show(page.hasAttribute('data-hears')));
  const canHear = Recognition !== undefined && 'RTCPeerConnection' in window && 'mediaDevices' in navigator;
  show(canHear);
  if (!canHear) return;

  /** After these errors the browser will not recognise anything on this page. */
  const HOPELESS = ['not-allowed', 'service-not-allowed', 'language-not-supported', 'network'];
  const CHECK_EVERY_MS = 200;

  let track;
  let channel;
  let recogniser;
  let results = [];
  /** Results before this one, and words of it, belong to earlier speech. */
  let from = 0;
  let skipped = 0;
  let isAssistantSpeaking = false;
  let isHopeless = false;

  const tell = (event) => {
    if (channel?.readyState === 'open') channel.send(JSON.stringify(event));
  };

  const textOf = (some) => some.map(([best]) => best.transcript.trim()).join(' ');
  const wordsIn = (text) => text.split(/\s+/u).filter(Boolean);

  const tellWords = () => {
    const current = results.slice(from);
    const text = wordsIn(textOf(current)).slice(skipped).join(' ');
    const final = text !== '' && current.every((result) => result.isFinal);
    if (current.length > 0) tell({ type: 'storevoice.words', words: text, final });
  };

  const forget = () => {
    from = results.length;
    skipped = 0;
  };

  const start = () => {
    const made = new Recognition();
    Object.assign(made, { lang: page.lang, continuous: true, interimResults: true });
    made.onresult = (event) => {
      results = [...event.results];
      tellWords();
    };
    made.onerror = ({ error }) => {
      if (!HOPELESS.includes(error)) return;
      isHopeless = true;
      show(false);
    };
    made.onend = () => {
      if (recogniser === made) recogniser = undefined;
      if (isHopeless) tell({ type: 'storevoice.recogniser', on: false });
    };
    recogniser = made;
    results = [];
    forget();
    // Browsers that cannot recognise a track listen to the default microphone.
    made.start(track);
    tell({ type: 'storevoice.recogniser', on: true });
  };

  /** Listens only while the assistant does: not when muted, and not in writing. */
  const check = () => {
    const isOpen = track?.readyState === 'live' && track.enabled && channel?.readyState === 'open';
    if (isOpen && recogniser === undefined && !isHopeless) start();
    if (!isOpen && recogniser !== undefined) recogniser.abort();
  };

  const hear = (type) => {
    if (type === 'output_audio_buffer.started') isAssistantSpeaking = true;
    if (type === 'output_audio_buffer.stopped' || type === 'output_audio_buffer.cleared')
      isAssistantSpeaking = false;
    if (type === 'input_audio_buffer.committed') forget();
    // What was written down before the shopper spoke was the assistant's voice from the loudspeaker.
    if (type === 'input_audio_buffer.speech_started' && isAssistantSpeaking) {
      const open = results.findIndex((result, at) => at >= from && !result.isFinal);
      from = open < 0 ? results.length : open;
      skipped = wordsIn(textOf(results.slice(from))).length;
    }
  };

  const devices = navigator.mediaDevices;
  const askForMicrophone = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await askForMicrophone(wanted);
    [track] = stream.getAudioTracks();
    return stream;
  };

  const createChannel = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function createDataChannel(...given) {
    const made = createChannel.apply(this, given);
    channel = made;
    isAssistantSpeaking = false;
    made.addEventListener('message', ({ data }) => hear(JSON.parse(data).type));
    const timer = setInterval(() => {
      check();
      if (made.readyState === 'closed') clearInterval(timer);
    }, CHECK_EVERY_MS);
    return made;
  };
})();
