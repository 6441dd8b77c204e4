import { useEffect, useRef } from 'preact/hooks';
import { usePanel } from './view.ts';

const BARS = [0, 1, 2, 3, 4] as const;

/** Five bars that show the status, and with `hears` the microphone's loudness while the assistant listens. */
export const VoiceSign = ({ hears = false }: { readonly hears?: boolean }) => {
  const { status, conversation } = usePanel();
  const element = useRef<HTMLSpanElement>(null);
  const isOpen = hears && (status === 'listening' || status === 'hearing');
  useEffect(() => {
    if (!isOpen) return;
    let frame = 0;
    const draw = (): void => {
      element.current?.style.setProperty('--level', conversation.level().toFixed(3));
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => cancelAnimationFrame(frame);
  }, [isOpen, conversation]);
  return (
    <span class="sign voice-sign" data-status={status} ref={element} aria-hidden="true">
      {BARS.map((bar) => (
        <i class="bar" key={bar} />
      ))}
    </span>
  );
};
