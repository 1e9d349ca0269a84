import type { HttpServer } from '../../platform/http/index.ts';
import { copyRoutes } from './copy-routes.ts';
import { erasureRoutes } from './erasure-routes.ts';
import { objectionRoutes } from './objection-routes.ts';
import { officeRoutes } from './office-routes.ts';
import type { PrivacyServices } from './services.ts';

export function privacyRoutes(app: HttpServer, services: PrivacyServices): void {
  copyRoutes(app, services);
  erasureRoutes(app, services);
  objectionRoutes(app, services);
  officeRoutes(app, services);
}
