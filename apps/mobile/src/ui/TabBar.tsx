import { Box, Press, Words } from '../platform/elements';
import { Icon } from './Icon';
import type { IconName } from './icon-paths';

interface TabBarProps<K extends string> {
  label: string;
  tabs: readonly { id: K; title: string; icon: IconName; count?: number }[];
  current: K;
  onChoose: (id: K) => void;
}

/** Ours, because the hosts' own tab bars cannot grow their letters. */
export function TabBar<K extends string>({ label, tabs, current, onChoose }: TabBarProps<K>) {
  return (
    <Box className="tabs" role="navigation" label={label}>
      {tabs.map(({ id, title, icon, count }) => (
        <Press
          key={id}
          className={`tab ${id === current ? 'tab-on' : ''}`}
          current={id === current}
          onPress={() => onChoose(id)}
        >
          <Icon name={icon} ink={id === current ? 'green' : 'soft'} />
          <Words className="tab-title">{count ? `${title} ${count}` : title}</Words>
        </Press>
      ))}
    </Box>
  );
}
