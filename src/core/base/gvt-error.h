/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GvtError:
 * @GVT_ERROR_BAD_INPUT: a value that a person or a file gave is not acceptable
 * @GVT_ERROR_BAD_FORMAT: bytes are not what their type promises: truncated, damaged, foreign
 * @GVT_ERROR_BAD_SIGNATURE: a signature, seal or digest does not fit; the content must not be used
 * @GVT_ERROR_TOO_NEW: written by a newer Go Vote; left untouched
 * @GVT_ERROR_TOO_LARGE: over a bound; refused before it was allocated
 * @GVT_ERROR_WRONG_PASSPHRASE: the passphrase opens no slot of this user
 * @GVT_ERROR_MUST_CHANGE: the passphrase was given for one use; the user must choose his own
 * @GVT_ERROR_TOO_SOON: after wrong passphrases one must wait; the message says how long
 * @GVT_ERROR_LOCKED: needs an unlocked profile, or the roll key
 * @GVT_ERROR_FORBIDDEN: this role or working area may not do it; the message says which
 * @GVT_ERROR_NOT_FOUND: the thing named does not exist here
 * @GVT_ERROR_STATE: not possible in the present state (a closed session, say)
 * @GVT_ERROR_EXPIRED: a code, challenge, lease or statement is past its time
 * @GVT_ERROR_CHAIN: the journal's hash chain does not verify
 * @GVT_ERROR_OFFLINE: the centre cannot be reached, or can do nothing now; everything is kept here
 * @GVT_ERROR_TAKEN: an enrolment code that another laptop has used
 * @GVT_ERROR_REFUSED: the centre answered and said no; the message says why
 * @GVT_ERROR_DISK_FULL: no space left; nothing was half-written
 * @GVT_ERROR_NO_ACCESS: a file or folder that this user may not read or write
 * @GVT_ERROR_DB_CORRUPT: the file is no Go Vote database, or the key does not open it
 * @GVT_ERROR_DB_MISSING: a store that must be there is not, or is empty; the message is its path
 * @GVT_ERROR_DB_BUSY: another process holds the write lock; retrying may succeed
 * @GVT_ERROR_DB_CONSTRAINT: the data breaks a rule of the schema
 * @GVT_ERROR_DB_FAILED: any other failure of the store
 *
 * What a caller, or gvt_error_describe(), can usefully tell apart.
 */
typedef enum
{
  GVT_ERROR_BAD_INPUT,
  GVT_ERROR_BAD_FORMAT,
  GVT_ERROR_BAD_SIGNATURE,
  GVT_ERROR_TOO_NEW,
  GVT_ERROR_TOO_LARGE,
  GVT_ERROR_WRONG_PASSPHRASE,
  GVT_ERROR_MUST_CHANGE,
  GVT_ERROR_TOO_SOON,
  GVT_ERROR_LOCKED,
  GVT_ERROR_FORBIDDEN,
  GVT_ERROR_NOT_FOUND,
  GVT_ERROR_STATE,
  GVT_ERROR_EXPIRED,
  GVT_ERROR_CHAIN,
  GVT_ERROR_OFFLINE,
  GVT_ERROR_TAKEN,
  GVT_ERROR_REFUSED,
  GVT_ERROR_DISK_FULL,
  GVT_ERROR_NO_ACCESS,
  GVT_ERROR_DB_CORRUPT,
  GVT_ERROR_DB_MISSING,
  GVT_ERROR_DB_BUSY,
  GVT_ERROR_DB_CONSTRAINT,
  GVT_ERROR_DB_FAILED,
} GvtError;

#define GVT_ERROR (gvt_error_quark ())
GQuark gvt_error_quark (void);

/**
 * gvt_error_tell:
 * @format: whole sentences for people, translated: what happened, what is safe, what to do next
 *
 * As g_set_error(), for a failure that the general words of its code would hide. Whoever puts a
 * prefix before the message changes the log alone. Any thread.
 */
void gvt_error_tell (GError **error, GvtError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/** GvtErrorPlace: who reads: somebody at a laptop, or whoever runs the centre's server */
typedef enum
{
  GVT_ERROR_AT_LAPTOP,
  GVT_ERROR_AT_CENTRE,
} GvtErrorPlace;

/**
 * gvt_error_describe:
 * @error: any error that reached a person
 *
 * The one place that turns an error into words people read: what happened, what is safe, what
 * to do next. Translated. The error's own message is for the log and stays out of it, except
 * for %GVT_ERROR_BAD_INPUT, %GVT_ERROR_FORBIDDEN, %GVT_ERROR_REFUSED, %GVT_ERROR_TOO_SOON and
 * %GVT_ERROR_DB_MISSING, whose messages name the value, the reason, the time or the file, and for
 * what gvt_error_tell() set.
 * Any thread.
 *
 * Returns: (transfer full): one to four sentences
 */
char *gvt_error_describe (const GError *error);
/** gvt_error_describe_at: the same for whoever reads at @place. Returns: (transfer full) */
char *gvt_error_describe_at (const GError *error, GvtErrorPlace place);

G_END_DECLS
