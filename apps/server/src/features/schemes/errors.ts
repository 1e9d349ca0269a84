import type { Finding } from '@jishan/scheme';
import { defineErrors, type Json } from '../../platform/errors/index.ts';

export const schemeErrors = defineErrors('schemes', {
  none_published: { status: 404, message: '这个村还没有发布积分方案。请村里的管理员先发布方案，再来申报。' },
  version_unknown: {
    status: 404,
    message: (d: { version: string }) => `没有“${d.version}”这个方案版本，请从方案版本列表里选一个。`,
    field: 'version',
  },
  pack_unknown: { status: 404, message: '没有这个现成方案，请从现成方案里另选一个。' },
  document_faulty: {
    status: 422,
    message: (d: { findings: Json[] }) =>
      `方案里有 ${d.findings.length} 处需要改正，请按提示逐条修改后再发布。`,
    field: 'document',
  },
  not_served_yet: {
    status: 422,
    message: (d: { findings: Json[]; first: string }) =>
      `方案里有 ${d.findings.length} 处系统现在还办不了，先不能施行：${d.first}。请改好再发布。`,
    field: 'document',
  },
  version_taken: {
    status: 409,
    message: (d: { version: string }) => `版本“${d.version}”已经发布过，发布后不能再改。请换一个新的版本号。`,
    field: 'document',
  },
  other_scheme: {
    status: 422,
    message: (d: { expected: string; given: string }) =>
      `这个村用的方案是“${d.expected}”，提交的却是“${d.given}”。请在原方案上修订。`,
    field: 'document',
  },
  from_too_early: {
    status: 422,
    message: (d: { from: string; earliest: string }) =>
      `新版本写的生效日期是 ${d.from}，太早了：不能改动已经过去的积分，最早可写 ${d.earliest}。`,
    field: 'document',
  },
});

/** Findings as an error's details carry them. */
export const findingsAsJson = (findings: readonly Finding[]): Json[] =>
  findings.map(({ level, code, path, message, line, column, clause }) => ({
    level,
    code,
    path,
    message,
    line: line ?? null,
    column: column ?? null,
    clause: clause ?? null,
  }));
