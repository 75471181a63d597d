import { ORPCError } from '@orpc/server';
import { ProjectFileError } from '../../db/errors.ts';
import { UndoConflictError } from '../../db/undo.ts';
import { EngineInputError } from '../../engine/errors.ts';
import { EditionFormatError } from '../../engine/review/editions/frozen.ts';
import { WriteError } from '../../report/write/atomic-write.ts';
import { PrintError } from '../../report/write/pdf.ts';
import { TableFileError } from '../import/tables/read-table.ts';
import { ImportFileError } from './import-references.ts';

/** A failure as the contract declares it, with its sentence for the reader; anything unexpected as it is. */
export function declared(error: unknown): unknown {
  if (error instanceof ProjectFileError) {
    return new ORPCError('FILE', {
      defined: true,
      message: error.sentence,
      data: { kind: error.kind, sentence: error.sentence },
    });
  }
  if (error instanceof WriteError) {
    return new ORPCError('FILE', {
      defined: true,
      message: error.message,
      data: { kind: error.reason, sentence: error.message },
    });
  }
  if (
    error instanceof UndoConflictError ||
    error instanceof PrintError ||
    error instanceof EditionFormatError ||
    error instanceof EngineInputError ||
    error instanceof ImportFileError ||
    error instanceof TableFileError
  ) {
    return new ORPCError('REFUSED', { defined: true, message: error.message, data: { reason: error.message } });
  }
  return error;
}
