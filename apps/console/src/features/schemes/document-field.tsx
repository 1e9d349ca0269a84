import { type Ref, useImperativeHandle, useRef } from 'react';

export interface DocumentFieldHandle {
  /** Puts the cursor on a line and brings it into view. */
  goTo(line: number): void;
}

/** A text with the numbers of its lines, which what is found in it speaks of. */
export function DocumentField(props: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<DocumentFieldHandle>;
}) {
  const text = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  const count = props.value.split('\n').length;
  useImperativeHandle(props.ref, () => ({
    goTo(line) {
      const field = text.current;
      if (!field) return;
      const lines = field.value.split('\n');
      const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
      field.focus();
      field.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      const lineHeightPx = field.scrollHeight / lines.length;
      field.scrollTop = Math.max(0, (line - 4) * lineHeightPx);
    },
  }));
  return (
    <div className="document-field">
      <pre ref={numbers} aria-hidden="true">
        {Array.from({ length: count }, (_, at) => at + 1).join('\n')}
      </pre>
      <textarea
        ref={text}
        id={props.id}
        rows={Math.min(24, Math.max(10, count + 1))}
        wrap="off"
        spellCheck={false}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
