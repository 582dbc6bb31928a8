/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* What an error carries beside its message for the log. */
typedef struct
{
  char *words; /* (nullable): for people, translated, complete */
} GvtErrorPrivate;

static void
gvt_error_private_init (GvtErrorPrivate *self)
{
  self->words = NULL;
}

static void
gvt_error_private_copy (const GvtErrorPrivate *self, GvtErrorPrivate *copy)
{
  copy->words = g_strdup (self->words);
}

static void
gvt_error_private_clear (GvtErrorPrivate *self)
{
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_EXTENDED_ERROR (GvtError, gvt_error)

void
gvt_error_tell (GError **error, GvtError code, const char *format, ...)
{
  va_list list;
  GError *told;

  if (error == NULL)
    return;

  va_start (list, format);
  told = g_error_new_valist (GVT_ERROR, (gint) code, format, list);
  va_end (list);
  gvt_error_get_private (told)->words = g_strdup (told->message);
  g_propagate_error (error, told);
}

/* What has other words where somebody runs a server. Returns: (nullable) */
static const char *
describe_code_at_centre (GvtError code)
{
  switch ((int) code)
    {
    case GVT_ERROR_BAD_SIGNATURE:
      return _ ("This was not signed or sealed as it should be, or it was altered on the way. "
                "Nothing was changed. Get it again from where it comes; if it repeats, do not "
                "use it.");
    case GVT_ERROR_TOO_NEW:
      return _ ("This was written by a newer version of Go Vote and was left untouched. "
                "Update Go Vote on this server first.");
    case GVT_ERROR_LOCKED:
      return _ ("The centre's store is closed. Nothing is lost; run the command again.");
    case GVT_ERROR_EXPIRED:
      return _ ("The time for this has passed. Nothing was changed. Issue it anew; the centre's "
                "keys with govote-central keys renew.");
    case GVT_ERROR_CHAIN:
      return _ ("The record chain in the centre's store does not fit together. Stop the server "
                "and keep the centre's folder as it is; put a sound backup into another folder "
                "and start the centre there.");
    case GVT_ERROR_DB_CORRUPT:
      return _ ("The centre's store cannot be opened: centre.db is damaged, or centre.key is not "
                "the key that it was made with. Nothing was changed. Stop the server, delete "
                "nothing, copy the whole folder aside, then put back its newest sound backup.");
    case GVT_ERROR_NO_ACCESS:
      return _ ("Go Vote may not read or write there: the file or folder belongs to another user "
                "of this server, or the disk is write-protected. Nothing was changed. Run the "
                "command as the user whom the centre's folder belongs to, or choose another "
                "place.");
    case GVT_ERROR_DB_CONSTRAINT:
    case GVT_ERROR_DB_FAILED:
      return _ ("It did not work, and nothing was half-saved. Try again; if it repeats, run it "
                "with G_MESSAGES_DEBUG=all in the environment: then the reason is printed.");
    default:
      return NULL;
    }
}

static const char *
describe_code (GvtError code)
{
  switch (code)
    {
    case GVT_ERROR_BAD_FORMAT:
      return _ ("The file or message is damaged or not from Go Vote. Nothing was changed. "
                "Ask for it again.");
    case GVT_ERROR_BAD_SIGNATURE:
      return _ ("This did not come from your election office, or it was altered on the way. "
                "Nothing was changed. Fetch it again, and tell your supervisor if it repeats.");
    case GVT_ERROR_TOO_NEW:
      return _ ("This was written by a newer version of Go Vote and was left untouched. "
                "Update Go Vote on this laptop first.");
    case GVT_ERROR_TOO_LARGE:
      return _ ("This is larger than Go Vote accepts. Nothing was changed.");
    case GVT_ERROR_WRONG_PASSPHRASE:
      return _ ("The passphrase does not fit. Your data is safe. Check the user code and capital "
                "letters, then try again.");
    case GVT_ERROR_MUST_CHANGE:
      return _ ("This passphrase was given to you for one use. Choose your own now; then you get "
                "in.");
    case GVT_ERROR_LOCKED:
      return _ ("This needs an unlocked laptop, and for voter data a data officer or supervisor. "
                "Nothing is lost.");
    case GVT_ERROR_NOT_FOUND:
      return _ ("This is not there. Check the name or number; nothing was changed.");
    case GVT_ERROR_STATE:
      return _ ("This is not possible at this step. Nothing was changed.");
    case GVT_ERROR_EXPIRED:
      return _ ("The time for this has passed. Ask your election office for a new one.");
    case GVT_ERROR_TAKEN:
      return _ ("Other laptops have used every code that you gave. Nothing was changed here. Ask "
                "your election office for a new one.");
    case GVT_ERROR_CHAIN:
      return _ ("The record chain on this laptop does not fit together. Do not go on working; "
                "keep the laptop as it is and call your supervisor.");
    case GVT_ERROR_OFFLINE:
      return _ ("There is no network to the centre yet. Everything is kept on this laptop and "
                "will be sent later.");
    case GVT_ERROR_DISK_FULL:
      return _ ("The disk is full. What was saved before is safe; this last step was not saved. "
                "Free some space and do it again.");
    case GVT_ERROR_DB_CORRUPT:
      return _ ("The store is damaged, or cannot be opened. Do not delete anything; call your "
                "supervisor.");
    case GVT_ERROR_DB_BUSY:
      return _ ("Another Go Vote program is writing just now. Nothing is lost; try again.");
    case GVT_ERROR_NO_ACCESS:
      return _ ("Go Vote may not read or write there: the folder belongs to another user of this "
                "laptop, or the disk is write-protected. Nothing was changed. Choose another "
                "place, or ask your supervisor.");
    case GVT_ERROR_BAD_INPUT:
    case GVT_ERROR_FORBIDDEN:
    case GVT_ERROR_TOO_SOON:
    case GVT_ERROR_REFUSED:
    case GVT_ERROR_DB_MISSING:
    case GVT_ERROR_DB_CONSTRAINT:
    case GVT_ERROR_DB_FAILED:
    default:
      return _ ("It did not work, and nothing was half-saved. Try again; if it repeats, call your "
                "supervisor.");
    }
}

/* Of another library's errors, those that people meet and can do something about. */
static GvtError
translate_code (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return GVT_ERROR_NOT_FOUND;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOSPC))
    return GVT_ERROR_DISK_FULL;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_PERM)
      || g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ROFS))
    return GVT_ERROR_NO_ACCESS;
  return GVT_ERROR_DB_FAILED;
}

/* Of the codes whose message names the value, the reason, the time or the file. Returns: (transfer
 * full) (nullable) */
static char *
describe_reason (GvtError code, GvtErrorPlace place, const char *reason)
{
  gboolean at_centre = place == GVT_ERROR_AT_CENTRE;

  switch ((int) code)
    {
    case GVT_ERROR_BAD_INPUT:
      return g_strdup_printf (_ ("This cannot be accepted: %s"), reason);
    case GVT_ERROR_TOO_SOON:
      return g_strdup_printf (_ ("Too many wrong passphrases. Your data is safe. Try again in %s."),
                              reason);
    case GVT_ERROR_FORBIDDEN:
      return g_strdup_printf (
          at_centre ? _ ("This is not allowed: %s. Nothing was changed.")
                    : _ ("You may not do this: %s. Nothing was changed. Ask a data officer "
                         "or supervisor."),
          reason);
    case GVT_ERROR_REFUSED:
      return g_strdup_printf (at_centre
                                  ? _ ("This is refused: %s. Nothing was changed.")
                                  : _ ("The centre said no: %s. Your data is safe on this laptop."),
                              reason);
    case GVT_ERROR_DB_MISSING:
      return g_strdup_printf (
          at_centre ? _ ("The centre's store is missing or empty: %s. No new one was made in its "
                         "place. Stop the server, leave the rest of the folder as it is, and put "
                         "back the newest backup of the whole folder.")
                    : _ ("The store of this laptop is missing or empty: %s. No new one was made "
                         "in its place. Do not delete anything; call your supervisor: a "
                         "backup can bring the file back."),
          reason);
    default:
      return NULL;
    }
}

char *
gvt_error_describe_at (const GError *error, GvtErrorPlace place)
{
  GvtError code;
  char *reason;
  const char *words;

  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Cancelled. What was saved before is safe."));
  if (error->domain == GVT_ERROR && gvt_error_get_private (error)->words != NULL)
    return g_strdup (gvt_error_get_private (error)->words);

  code = error->domain == GVT_ERROR ? (GvtError) error->code : translate_code (error);
  reason = describe_reason (code, place, error->message);
  if (reason != NULL)
    return reason;

  words = place == GVT_ERROR_AT_CENTRE ? describe_code_at_centre (code) : NULL;
  return g_strdup (words != NULL ? words : describe_code (code));
}

char *
gvt_error_describe (const GError *error)
{
  return gvt_error_describe_at (error, GVT_ERROR_AT_LAPTOP);
}
