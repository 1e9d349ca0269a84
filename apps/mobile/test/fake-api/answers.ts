export interface FakeAnswer {
  status: number;
  body: unknown;
}

export const refuse = (status: number, code: string, message: string): FakeAnswer => ({
  status,
  body: { error: { code, message, requestId: 'r-1' } },
});

export const ok = (body: unknown, status = 200): FakeAnswer => ({ status, body });
