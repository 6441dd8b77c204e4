/** As much of a browser as a conversation needs, without sound: events go through a fake data channel or socket. */

class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  enabled = true;
  stop(): void {}
}

export class FakeStream {
  readonly #track = new FakeTrack();
  getAudioTracks(): readonly FakeTrack[] {
    return [this.#track];
  }
  getTracks(): readonly FakeTrack[] {
    return [this.#track];
  }
}

class FakeNode {
  readonly gain = {
    setValueAtTime: () => {},
    linearRampToValueAtTime: () => {},
    exponentialRampToValueAtTime: () => {},
  };
  connect(next: unknown): unknown {
    return next;
  }
  disconnect(): void {}
  stop(): void {}
}

class FakeAudioContext extends FakeNode {
  readonly currentTime = 0;
  async resume(): Promise<void> {}
  async close(): Promise<void> {}
  createMediaStreamDestination(): { readonly stream: FakeStream } {
    return { stream: new FakeStream() };
  }
  createMediaStreamSource(): FakeNode {
    return new FakeNode();
  }
}

class FakeAudio {
  muted = false;
  autoplay = false;
  srcObject: unknown = null;
  async play(): Promise<void> {}
}

/** A data channel whose server is the trace. */
export class FakeChannel extends EventTarget {
  readyState = 'connecting';
  readonly #onSent: (event: unknown) => void;

  constructor(onSent: (event: unknown) => void) {
    super();
    this.#onSent = onSent;
  }

  open(): void {
    this.readyState = 'open';
    this.dispatchEvent(new Event('open'));
  }

  send(data: string): void {
    this.#onSent(JSON.parse(data));
  }

  receive(event: object): void {
    if (this.readyState === 'open')
      this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(event) }));
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.dispatchEvent(new Event('close'));
  }
}

export interface FakeNetwork {
  /** What the browser records. */
  readonly microphone: FakeStream;
  /** Called for every event that the page sends. */
  readonly onSent: (channel: FakeChannel, event: unknown) => void;
  readonly fetch: (url: URL, options: RequestInit) => Promise<Response>;
  /** Called when a cue's tone is played. */
  readonly onTone: () => void;
}

export interface FakeConnection {
  readonly kind: 'call' | 'socket';
  readonly channel: FakeChannel;
  /** Loses the connection, as a network does that is gone. */
  lose(): void;
}

/** Puts the fakes in place of the browser's globals. Returns the connections in the order in which they were opened. */
export const installBrowser = ({
  microphone,
  onSent,
  fetch,
  onTone,
}: FakeNetwork): readonly FakeConnection[] => {
  const connections: FakeConnection[] = [];
  class FakePeerConnection {
    readonly kind = 'call';
    connectionState = 'new';
    onconnectionstatechange: (() => void) | null = null;
    ontrack: unknown = null;
    readonly channel: FakeChannel = new FakeChannel((event) => onSent(this.channel, event));
    readonly #track = new FakeTrack();

    constructor() {
      connections.push(this);
    }
    createDataChannel(): FakeChannel {
      return this.channel;
    }
    addTrack(): void {}
    getSenders(): readonly unknown[] {
      return [{ track: this.#track, replaceTrack: async () => {} }];
    }
    async createOffer(): Promise<{ readonly sdp: string }> {
      return { sdp: 'v=0' };
    }
    async setLocalDescription(): Promise<void> {}
    async setRemoteDescription(): Promise<void> {
      this.connectionState = 'connected';
      setTimeout(() => this.channel.open(), 1);
    }
    close(): void {
      this.channel.close();
    }
    lose(): void {
      this.connectionState = 'failed';
      this.onconnectionstatechange?.();
    }
  }
  class FakeSocket extends FakeChannel {
    /** The value of `readyState` in an open channel. */
    static readonly OPEN = 'open';

    constructor() {
      super((event) => onSent(this, event));
      connections.push({ kind: 'socket', channel: this, lose: () => this.close() });
      setTimeout(() => {
        this.open();
        this.receive({ type: 'session.created', event_id: 'event_0', session: {} });
      }, 1);
    }
  }
  class Oscillator extends FakeNode {
    start(): void {
      onTone();
    }
  }
  const globals = {
    window: Object.assign(new EventTarget(), {
      RTCPeerConnection: FakePeerConnection,
      isSecureContext: true,
    }),
    location: { hostname: 'shop.example.com' },
    navigator: { onLine: true, mediaDevices: { getUserMedia: async () => microphone } },
    RTCPeerConnection: FakePeerConnection,
    WebSocket: FakeSocket,
    AudioContext: FakeAudioContext,
    AnalyserNode: FakeNode,
    GainNode: FakeNode,
    OscillatorNode: Oscillator,
    Audio: FakeAudio,
    fetch: (url: string | URL, options: RequestInit) => fetch(new URL(url), options),
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return connections;
};
