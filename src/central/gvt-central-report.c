/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-report.h"

#include "gvt-borrowed-profile.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-device-store.h"
#include "gvt-module-files.h"
#include "gvt-report-store.h"
#include "gvt-report.h"
#include "gvt-visit.h"

/* --- laptops --- */

typedef struct
{
  GvtCentral *central;
  const GvtId *visit;
  GPtrArray *laptops; /* of GvtReportLaptop */
  GPtrArray *modules; /* of hashes as paths, %NULL the last */
} Reading;

static gboolean
add_laptop (Reading *self, GvtDb *db, const GvtVisitLaptop *found, GError **error)
{
  g_autoptr (GvtDeviceRecord) record = NULL;
  GvtReportLaptop *laptop;
  guint32 incarnation;

  if (!gvt_device_store_find (db, &found->device, &record, error)
      || !gvt_device_store_find_incarnation (db, &found->device, &incarnation, error))
    return FALSE;
  laptop = g_new0 (GvtReportLaptop, 1);
  g_ptr_array_add (self->laptops, laptop);
  laptop->code = g_strdup (record->code);
  laptop->n_classes = found->n_classes;
  laptop->n_open = found->n_open;
  laptop->is_named = found->is_named;
  return gvt_journal_head (self->central->journal, db, &found->device, incarnation,
                           &laptop->n_records, &laptop->head, error);
}

static gboolean
read_laptops (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GArray) found = gvt_report_store_list_laptops (db, self->visit, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (!add_laptop (self, db, &g_array_index (found, GvtVisitLaptop, i), error))
      return FALSE;
  return found != NULL;
}

/* --- modules --- */

static gboolean
read_modules (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GArray) hashes = gvt_report_store_list_modules (db, error);

  for (guint i = 0; hashes != NULL && i < hashes->len; i++)
    {
      char *path = gvt_central_find_file (self->central, &g_array_index (hashes, GvtHash, i), NULL);

      if (path != NULL) /* what is not on the disk any more cannot say what is right */
        g_ptr_array_add (self->modules, path);
    }
  g_ptr_array_add (self->modules, NULL);
  return hashes != NULL;
}

static GvtModuleLibrary *
load_modules (Reading *self, GError **error)
{
  g_autoptr (GArray) signers = gvt_central_list_signers (self->central);

  if (!gvt_store_read (self->central->store, read_modules, self, error))
    return NULL;
  return gvt_module_library_load_files ((const char *const *) self->modules->pdata, signers);
}

/* --- the report --- */

typedef gboolean (*Act) (GvtProfile *profile,
                         GvtModuleLibrary *library,
                         Reading *reading,
                         gpointer *result,
                         GError **error);

static gboolean
read_figures (GvtProfile *profile,
              GvtModuleLibrary *library,
              Reading *reading,
              gpointer *result,
              GError **error)
{
  JsonObject *object = gvt_report_read (profile, library, reading->visit, error);

  if (object != NULL)
    json_object_set_array_member (object, "laptops", gvt_report_laptops_to_json (reading->laptops));
  *result = object;
  return object != NULL;
}

static gboolean
draw_page (GvtProfile *profile,
           GvtModuleLibrary *library,
           Reading *reading,
           gpointer *result,
           GError **error)
{
  GvtCentral *central = reading->central;
  g_autoptr (GvtRegionList) regions = gvt_central_load_regions (central, NULL);
  g_autoptr (GvtVisit) visit = gvt_visits_find (central->store, reading->visit, error);
  g_autofree char *place = visit != NULL && regions != NULL
                               ? gvt_region_list_describe (regions, gvt_visit_get_place (visit))
                               : NULL;
  GvtReportOptions options = { .place_text = place,
                               .is_practice = gvt_central_get_keys (central)->practice,
                               .laptops = reading->laptops };

  *result = visit != NULL ? gvt_report_render (profile, library, reading->visit, &options, error)
                          : NULL;
  return *result != NULL;
}

/* A code is looked for before anybody knows whose it is. */
gboolean
gvt_central_report_find (GvtCentral *self,
                         const char *typed,
                         GvtReportCodeMatch *match,
                         GvtVisit **visit,
                         GError **error)
{
  g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GvtProfile) profile = gvt_profile_new_borrowed (self->journal);
  Reading reading = { .central = self, .modules = modules };
  g_autoptr (GvtModuleLibrary) library = load_modules (&reading, error);

  *visit = NULL;
  if (library == NULL || !gvt_report_code_find (profile, library, typed, match, error))
    return FALSE;
  if (match->state == GVT_REPORT_CODE_UNKNOWN)
    return TRUE;
  *visit = gvt_visits_find (self->store, &match->visit, error);
  return *visit != NULL;
}

static gpointer
perform (GvtCentral *self, const GvtId *visit, Act act, GError **error)
{
  g_autoptr (GPtrArray) laptops = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_report_laptop_free);
  g_autoptr (GPtrArray) modules = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GvtProfile) profile = gvt_profile_new_borrowed (self->journal);
  g_autoptr (GvtModuleLibrary) library = NULL;
  Reading reading = { self, visit, laptops, modules };
  gpointer result = NULL;

  library = load_modules (&reading, error);
  if (library == NULL || !gvt_store_read (self->store, read_laptops, &reading, error)
      || !act (profile, library, &reading, &result, error))
    return NULL;
  return result;
}

JsonObject *
gvt_central_report_read (GvtCentral *self, const GvtId *visit, GError **error)
{
  return perform (self, visit, read_figures, error);
}

GBytes *
gvt_central_report_render (GvtCentral *self, const GvtId *visit, GError **error)
{
  return perform (self, visit, draw_page, error);
}
