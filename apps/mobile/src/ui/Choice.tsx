import { Box, Press, Words } from '../platform/elements';
import { Icon } from './Icon';

interface ChoiceProps<K extends string> {
  label: string;
  options: readonly { id: K; title: string }[];
  chosen: K | null;
  onChoose: (id: K) => void;
}

/** A few words of which one holds. */
export function Choice<K extends string>({ label, options, chosen, onChoose }: ChoiceProps<K>) {
  return (
    <Box className="choice" role="group" label={label}>
      {options.map(({ id, title }) => (
        <Press
          key={id}
          className={`chip ${id === chosen ? 'chip-on' : ''}`}
          pressed={id === chosen}
          onPress={() => onChoose(id)}
        >
          {id === chosen ? <Icon name="check" ink="white" size="small" /> : null}
          <Words>{title}</Words>
        </Press>
      ))}
    </Box>
  );
}
