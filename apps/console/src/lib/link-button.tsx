import { createLink } from '@tanstack/react-router';
import { Button } from 'antd';

/** A button that goes somewhere: a true link, so that it opens in a new tab and reads as one. */
export const LinkButton = createLink(Button);
