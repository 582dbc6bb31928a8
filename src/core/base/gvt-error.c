/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Not G_DEFINE_QUARK: the formatter would break its dashed name apart. */
GQuark
gvt_error_quark (void)
{
  return g_quark_from_static_string ("gvt-error-quark");
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
      return _ ("The store on this laptop cannot be opened. Do not delete anything; call your "
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

char *
gvt_error_describe (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_strdup (_ ("Cancelled. What was saved before is safe."));
  if (error->domain != GVT_ERROR)
    return g_strdup (describe_code (translate_code (error)));
  if (error->code == GVT_ERROR_BAD_INPUT)
    return g_strdup_printf (_ ("This cannot be accepted: %s"), error->message);
  if (error->code == GVT_ERROR_TOO_SOON)
    return g_strdup_printf (_ ("Too many wrong passphrases. Your data is safe. Try again in %s."),
                            error->message);
  if (error->code == GVT_ERROR_FORBIDDEN)
    return g_strdup_printf (_ ("You may not do this: %s. Nothing was changed. Ask a data officer "
                               "or supervisor."),
                            error->message);
  if (error->code == GVT_ERROR_REFUSED)
    return g_strdup_printf (_ ("The centre said no: %s. Your data is safe on this laptop."),
                            error->message);

  return g_strdup (describe_code (error->code));
}
