import { Select } from 'antd';
import { texts } from '../../texts.ts';
import { useVillages } from './villages.ts';

/** Chooses among the villages of one's scope; a single village is only named. */
export function VillageSelect(props: {
  value: number | undefined;
  onChange: (villageId: number | undefined) => void;
  allowAll?: boolean;
}) {
  const villages = useVillages().data ?? [];
  if (villages.length <= 1) return <span className="soft">{villages[0]?.name}</span>;
  const options = villages.map((village) => ({ value: village.id, label: village.name }));
  return (
    <Select
      aria-label={texts.villages.choose}
      className="village-select"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      value={props.value ?? 0}
      options={props.allowAll ? [{ value: 0, label: texts.villages.all }, ...options] : options}
      onChange={(value: number) => props.onChange(value === 0 ? undefined : value)}
    />
  );
}
