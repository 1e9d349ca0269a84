import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { definePolicy } from '../policy/index.ts';
import { createFolder, type Folder, type FolderFile } from './folder.ts';
import { contentPolicy, sendPage } from './page.ts';
import { publicRoute } from './route.ts';

/** Folders of the built faces; the server starts without them and says what is missing. */
export interface Faces {
  /** Built console, served under `/console/` as a single-page app. */
  console: string;
  /** Built H5 of the mobile face, served under `/m/`. */
  mobile: string;
}

const policy = definePolicy('system.faces', 'public');
const Rest = z.object({ '*': z.string() });

/** Serves the built faces under `/console/` and `/m/`. */
export function serveFaces(app: FastifyInstance, faces: Faces): void {
  serveFace(app, { prefix: '/console', title: '管理台', folder: createFolder(faces.console) });
  serveFace(app, { prefix: '/m', title: '手机页面', folder: createFolder(faces.mobile) });
}

function serveFace(app: FastifyInstance, face: { prefix: string; title: string; folder: Folder }): void {
  const common = { tag: 'system', policy, produces: 'text/html' } as const;
  publicRoute(app, {
    ...common,
    method: 'GET',
    url: face.prefix,
    id: `open${face.prefix}`,
    summary: `To ${face.prefix}/`,
    handler: async (_request, reply) => reply.redirect(`${face.prefix}/`, 302),
  });
  publicRoute(app, {
    ...common,
    method: 'GET',
    url: `${face.prefix}/*`,
    id: `serve${face.prefix}`,
    summary: `Files of ${face.prefix}/`,
    params: Rest,
    handler: async ({ params, raw }, reply) => {
      const path = params['*'];
      // Any address without a file is a screen of the app, whose router takes over from index.html.
      const file =
        (await face.folder.find(path)) ?? (isFile(path) ? null : await face.folder.find('index.html'));
      if (file) return sendFile(raw, reply, file);
      if (isFile(path)) return answerMissing(reply);
      return sendPage(reply, missingPage(face.title), { status: 503 });
    },
  });
}

function answerMissing(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

const isFile = (path: string) => /\.[a-z0-9]{1,12}$/i.test(path);

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  file: FolderFile,
): Promise<FastifyReply> {
  const hashedName = /[.-][0-9a-zA-Z_-]{8,}\.\w+$/.test(file.path) && !file.path.endsWith('.html');
  reply
    .header('cache-control', hashedName ? 'public, max-age=31536000, immutable' : 'no-cache')
    .header('content-security-policy', policyOf(file))
    .header('etag', file.etag)
    .header('vary', 'accept-encoding')
    .type(file.type);
  if (request.headers['if-none-match'] === file.etag) return reply.status(304).send();
  const accepts = request.headers['accept-encoding'] ?? '';
  const packed = accepts.includes('gzip') ? await file.gzip() : null;
  if (packed) reply.header('content-encoding', 'gzip');
  return reply.send(packed ?? (await file.read()));
}

/** Style may be inline (component libraries insert `<style>`); script only from files and the page's own inline blocks. */
function policyOf(file: FolderFile): string {
  return contentPolicy({
    'script-src': ["'self'", ...file.inlineScriptHashes],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'connect-src': ["'self'"],
    'font-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
  });
}

const missingPage = (title: string) => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}还没有准备好</title>
<h1>${title}还没有准备好</h1>
<p>这一部分的页面还没有构建。请在安装目录里运行 <code>npm start</code>，等它提示“可以使用”后再打开。</p>
<p><a href="/">回到首页</a></p>
</html>`;
