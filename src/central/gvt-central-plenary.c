/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-plenary.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-decisions.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-region.h"
#include "gvt-text.h"

gboolean
gvt_central_set_plenary (GvtCentral *self, const char *regency, const char *date, GError **error)
{
  g_autofree char *clean = gvt_region_code_clean (regency, error);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_PLENARY_SET_KIND, .place = clean, .body = body };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && date != NULL, FALSE);

  if (clean == NULL)
    return FALSE;
  if (gvt_region_code_level (clean) != GVT_REGION_REGENCY
      || (*date != '\0' && !gvt_date_is_valid (date)))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("a plenary meeting is of a regency (52.02), on a day (2026-12-30)"));
      return FALSE;
    }

  json_object_set_string_member (body, "regency", clean);
  json_object_set_string_member (body, "date", date);
  return gvt_journal_record (self->journal, &draft, NULL, error);
}
