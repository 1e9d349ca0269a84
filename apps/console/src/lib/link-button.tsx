import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

interface Look {
  /** The one main button of a page. `type` is taken: a link means the type of its target by it. */
  primary?: boolean;
  children?: ReactNode;
  ref?: Ref<HTMLAnchorElement>;
}

type Anchor = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'type'>;

function LinkLook({ primary, ...rest }: Look & Anchor) {
  return <Button {...rest} type={primary ? 'primary' : 'default'} size="large" />;
}

/** A button that goes somewhere: a true link, so that it opens in a new tab and reads as one. */
export const LinkButton = createLink(LinkLook);
