/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-quiz.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"

gboolean
gvt_quiz_desk_open (GvtQuizDesk *self, const GvtArgs *args, const char *id, GError **error)
{
  GvtId quiz;

  if (!gvt_id_from_text (id, &quiz, NULL))
    return gvt_usage_error (error, _ ("\"%s\" is no id."), id);
  if ((self->profile = gvt_cli_unlock (args, error)) == NULL
      || (self->library = gvt_cli_modules (self->profile, error)) == NULL
      || (self->quiz = gvt_class_quiz_view (self->profile, &quiz, error)) == NULL)
    return FALSE;

  self->module = gvt_module_library_find_hash (self->library, gvt_class_quiz_get_hash (self->quiz),
                                               error);
  return self->module != NULL;
}

void
gvt_quiz_desk_clear (GvtQuizDesk *self)
{
  g_clear_object (&self->quiz);
  g_clear_object (&self->library);
  g_clear_object (&self->profile);
}
