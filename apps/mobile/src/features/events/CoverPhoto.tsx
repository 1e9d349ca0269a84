import { useEffect, useState } from 'react';
import { Box, DrawPad, Picture, Words } from '../../platform/elements';
import { useCoverTool } from '../../platform/cover-tool';
import type { LocalPhoto, PhotoArea } from '../../platform/photos.types';
import { texts } from '../../texts';
import { Button } from '../../ui/Button';
import { showPhoto } from './photo-files';

const words = texts.cover;

interface CoverPhotoProps {
  villageId: number;
  photo: string;
  onCovered: (photo: LocalPhoto) => void;
  onLeave: () => void;
}

/** A finger goes over faces and number plates; what it went over is unrecognisable before the photo leaves the phone. */
export function CoverPhoto({ villageId, photo, onCovered, onLeave }: CoverPhotoProps) {
  const tool = useCoverTool(photo);
  const [url, setUrl] = useState<string | null>(null);
  const [areas, setAreas] = useState<PhotoArea[]>([]);
  const [state, setState] = useState<'drawing' | 'working' | 'failed'>('drawing');
  useEffect(() => {
    let isWanted = true;
    void showPhoto(villageId, photo).then((found) => {
      if (isWanted) setUrl(found);
    });
    return () => {
      isWanted = false;
    };
  }, [villageId, photo]);

  const finish = async () => {
    setState('working');
    const covered = await tool.cover(areas);
    if (covered) onCovered(covered);
    else setState('failed');
  };

  return (
    <Box className="list">
      <Words className="text">{words.hint}</Words>
      <DrawPad
        className="cover-pad"
        label={words.pad(areas.length)}
        onStroke={(area) => setAreas((old) => [...old, area])}
      >
        {url ? <Picture className="cover-picture" src={url} alt="" natural /> : null}
        {areas.map((area, index) => (
          <Box
            // Areas are only added at the end and taken from the end.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            className="cover-area"
            style={{
              left: `${area.x * 100}%`,
              top: `${area.y * 100}%`,
              width: `${area.width * 100}%`,
              height: `${area.height * 100}%`,
            }}
            silent
          />
        ))}
      </DrawPad>
      {tool.canvas}
      <Box role="status">
        <Words className="text soft">
          {state === 'failed' ? words.failed : areas.length === 0 ? words.none : words.count(areas.length)}
        </Words>
      </Box>
      <Button
        look="quiet"
        icon="check"
        text={state === 'working' ? words.working : words.done}
        disabled={areas.length === 0 || state === 'working'}
        onPress={() => void finish()}
      />
      {areas.length > 0 ? (
        <Button text={words.back} onPress={() => setAreas((old) => old.slice(0, -1))} />
      ) : null}
      <Button look="plain" text={words.leave} onPress={onLeave} />
    </Box>
  );
}
