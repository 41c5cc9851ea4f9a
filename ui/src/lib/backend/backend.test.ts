import { describe, expect, it } from 'vitest';
import { AppError, call, useHost } from '.';
import { toAppError } from './error';
import { createFake } from './fake';

describe('an error of the application', () => {
  it('keeps its code, its message and the field that it is about', () => {
    const error = toAppError({
      code: 'invalid',
      message: 'Give the connection a name.',
      field: 'label',
      detail: null,
    });
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({
      code: 'invalid',
      message: 'Give the connection a name.',
      field: 'label',
    });
  });

  it('of an unknown kind says what to do and keeps the rest as detail', () => {
    const error = toAppError('command submit not found');
    expect(error.code).toBe('internal');
    expect(error.message).toMatch(/Try again/);
    expect(error.detail).toBe('command submit not found');
  });

  it('reaches the caller of a command as itself', async () => {
    useHost(createFake({ startError: true }));
    await expect(call('start', null)).rejects.toMatchObject({ name: 'AppError', code: 'history' });
  });
});
