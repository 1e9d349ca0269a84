import { Box, Picture, Press, Words } from '../platform/elements';
import { Icon } from './Icon';

interface PhotoPickerProps {
  photos: readonly { id: string; url: string | null; alt: string; removeLabel: string }[];
  addText: string;
  canAdd: boolean;
  busy: boolean;
  onAdd: () => void;
  onRemove: (id: string) => void;
}

export function PhotoPicker({ photos, addText, canAdd, busy, onAdd, onRemove }: PhotoPickerProps) {
  return (
    <Box className={`photos ${photos.length === 0 ? 'photos-none' : ''}`}>
      {photos.map((photo) => (
        <Box key={photo.id} className="photo">
          {photo.url ? <Picture className="photo-picture" src={photo.url} alt={photo.alt} fill /> : null}
          <Press className="photo-remove" label={photo.removeLabel} onPress={() => onRemove(photo.id)}>
            <Icon name="close" ink="white" size="small" />
          </Press>
        </Box>
      ))}
      {canAdd ? (
        <Press className="photo-add" disabled={busy} onPress={onAdd}>
          <Icon name="camera" ink="green" size="large" />
          <Words>{addText}</Words>
        </Press>
      ) : null}
    </Box>
  );
}
