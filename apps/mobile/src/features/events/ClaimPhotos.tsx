import { useEffect, useState } from 'react';
import { Box, Picture, Words } from '../../platform/elements';
import { fetchPicture } from '../../platform/pictures';
import { texts } from '../../texts';
import { api } from '../access/server';

interface ClaimPhotosProps {
  villageId: number;
  photoIds: readonly string[];
}

/** The photos as the server keeps them; they need the session, so a plain address would not do. */
export function ClaimPhotos({ villageId, photoIds }: ClaimPhotosProps) {
  return (
    <Box className="photos">
      {photoIds.map((photoId, index) => (
        <ClaimPhoto key={photoId} address={api.photoUrl(villageId, photoId, 'thumb')} index={index + 1} />
      ))}
    </Box>
  );
}

function ClaimPhoto({ address, index }: { address: string; index: number }) {
  const [url, setUrl] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void fetchPicture(address, api.authorization()).then((found) => {
      if (isWanted) setUrl(found);
    });
    return () => {
      isWanted = false;
    };
  }, [address]);
  return (
    <Box className="photo">
      {url ? <Picture className="photo-picture" src={url} alt={texts.claim.photoAlt(index)} fill /> : null}
      {url === null ? <Words className="soft">{texts.claims.photoMissing}</Words> : null}
    </Box>
  );
}
