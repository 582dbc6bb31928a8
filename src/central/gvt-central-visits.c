/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-visits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-central-regions.h"
#include "gvt-crockford.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-slot-store.h"
#include "gvt-text.h"
#include "gvt-user-store.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-sheet.h"
#include "gvt-visit-store.h"

typedef struct
{
  GvtCentral *central;
  GvtRegionList *regions;
  GPtrArray *lines;
  GvtSheetFaults *faults;
  GvtVisitsImport *import;
  const GvtVisitsImportMode *mode;
  GHashTable *keys; /* of the lines */
} Importing;

/* --- what the centre knows --- */

static void G_GNUC_PRINTF (3, 4)
    complain (Importing *self, const GvtVisitLine *line, const char *format, ...)
{
  g_autofree char *fault = NULL;
  va_list values;

  va_start (values, format);
  fault = g_strdup_vprintf (format, values);
  va_end (values);
  gvt_sheet_faults_add (self->faults, line->line, fault);
}

static void
check_places (Importing *self, const GvtVisitLine *line)
{
  if (gvt_region_list_find (self->regions, line->plan->place) == NULL)
    complain (self, line, _ ("%s is no place of the region list"), line->plan->place);
  for (char **village = line->plan->villages; *village != NULL; village++)
    if (gvt_region_list_find (self->regions, *village) == NULL
        || gvt_region_code_level (*village) != GVT_REGION_VILLAGE)
      complain (self, line, _ ("%s is no village of the region list"), *village);
}

static gboolean
check_people (Importing *self, GvtDb *db, const GvtVisitLine *line, GError **error)
{
  for (char **code = line->plan->facilitators; *code != NULL; code++)
    {
      g_autoptr (GvtUser) user = NULL;

      if (!gvt_user_store_find (db, *code, &user, error))
        return FALSE;
      if (user == NULL)
        complain (self, line, _ ("there is no user %s"), *code);
      else if (!gvt_region_contains (user->area, line->plan->place))
        complain (self, line, _ ("%s does not work in %s"), *code, line->plan->place);
    }
  return TRUE;
}

/* Whether somebody with a slot on that copy may act at @place. */
static gboolean
works_in (GvtDb *db, const GvtDeviceRecord *device, const char *place, gboolean *is, GError **error)
{
  g_autoptr (GPtrArray) users = gvt_slot_store_list_users (db, &device->device, device->incarnation,
                                                           error);

  *is = FALSE;
  for (guint i = 0; users != NULL && i < users->len && !*is; i++)
    *is = gvt_region_contains (((GvtUser *) users->pdata[i])->area, place);
  return users != NULL;
}

/* @devices: gets the laptop's id. */
static gboolean
check_laptop (Importing *self,
              GvtDb *db,
              const GvtVisitLine *line,
              const char *typed,
              GArray *devices,
              GError **error)
{
  g_autofree char *code = gvt_crockford_clean (typed, NULL);
  g_autoptr (GvtDeviceRecord) device = NULL;
  gboolean works;

  if (code != NULL && !gvt_device_store_find_code (db, code, &device, error))
    return FALSE;
  if (device == NULL)
    {
      complain (self, line, _ ("there is no laptop %s"), typed);
      return TRUE;
    }
  if (!works_in (db, device, line->plan->place, &works, error))
    return FALSE;
  if (!works)
    complain (self, line, _ ("nobody on laptop %s works in %s"), typed, line->plan->place);

  for (guint i = 0; i < devices->len; i++)
    if (gvt_id_equal (&g_array_index (devices, GvtId, i), &device->device))
      return TRUE;
  g_array_append_val (devices, device->device);
  return TRUE;
}

static gboolean
check_laptops (
    Importing *self, GvtDb *db, const GvtVisitLine *line, GArray *devices, GError **error)
{
  for (char **typed = line->laptops; *typed != NULL; typed++)
    if (!check_laptop (self, db, line, *typed, devices, error))
      return FALSE;
  return TRUE;
}

/* --- what is there already --- */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (GvtId));
}

static gboolean
is_same_devices (const GvtVisitRecord *known, GArray *devices)
{
  return known->devices->len == devices->len
         && (devices->len == 0
             || memcmp (known->devices->data, devices->data, devices->len * sizeof (GvtId)) == 0);
}

/* Whether the plan that was issued last says just what @plan says. A host that is erased by now
 * counts as the same: the file would only bring back who had to be forgotten. */
static gboolean
is_same_plan (Importing *self,
              GvtDb *db,
              const GvtVisitRecord *known,
              const GvtVisitPlan *plan,
              gboolean *is,
              GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, &known->plan_event,
                                                  error);
  g_autoptr (GBytes) host = NULL;
  g_autoptr (JsonObject) object = event != NULL ? gvt_visit_plan_split (plan, &host, error) : NULL;
  g_autoptr (JsonObject) body = NULL;
  g_autoptr (GBytes) said = NULL;
  g_autoptr (GBytes) wanted = NULL;
  JsonObject *issued;

  body = object != NULL ? gvt_json_parse (event->body, GVT_EVENT_MAX_BODY, error) : NULL;
  if (body == NULL)
    return FALSE;

  issued = json_object_has_member (body, "plan") ? gvt_json_get_object (body, "plan", error) : body;
  said = issued != NULL ? gvt_json_canonical (issued, error) : NULL;
  wanted = said != NULL ? gvt_json_canonical (object, error) : NULL;
  if (wanted == NULL)
    return FALSE;
  *is = g_bytes_equal (said, wanted)
        && (event->personal == NULL ? event->has_personal_hash || host == NULL
                                    : host != NULL && g_bytes_equal (event->personal, host));
  return TRUE;
}

/* --- issuing --- */

static gboolean
find_revision (GvtDb *db, const GvtId *visit, gint64 *revision, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT revision FROM visit_now WHERE visit_id = :visit", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":visit", visit);
  if (!gvt_stmt_one (stmt, "visit", error))
    return FALSE;
  *revision = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
note_issue (Importing *self,
            GvtDb *db,
            const GvtVisitLine *line,
            const GvtVisitRecord *issued,
            GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *laptops = json_array_new ();
  GvtEventDraft draft = { .kind = GVT_VISIT_ISSUED_KIND, .place = line->plan->place, .body = body };

  for (guint i = 0; i < issued->devices->len; i++)
    {
      g_autofree char *id = gvt_id_to_text (&g_array_index (issued->devices, GvtId, i));

      json_array_add_string_element (laptops, id);
    }
  gvt_json_set_id (body, "visit", &issued->visit);
  gvt_json_set_id (body, "event", &issued->plan_event);
  json_object_set_int_member (body, "revision", issued->revision);
  json_object_set_string_member (body, "key", line->key);
  json_object_set_string_member (body, "date", line->plan->date);
  json_object_set_array_member (body, "laptops", laptops);
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

/* @known: (nullable): where it changes one */
static gboolean
issue (Importing *self,
       GvtDb *db,
       const GvtVisitLine *line,
       const GvtVisitRecord *known,
       GArray *devices,
       GError **error)
{
  GvtVisitRecord issued = { .devices = devices };

  if (!gvt_visits_write_plan (self->central->journal, db, line->plan,
                              known != NULL ? &known->visit : NULL, &issued.plan_event, error))
    return FALSE;
  issued.visit = known != NULL ? known->visit : issued.plan_event;
  return find_revision (db, &issued.visit, &issued.revision, error)
         && note_issue (self, db, line, &issued, error);
}

/* What a plan may not be is the line's fault; what the disk did is nobody's. */
static gboolean
issue_or_complain (Importing *self,
                   GvtDb *db,
                   const GvtVisitLine *line,
                   const GvtVisitRecord *known,
                   GArray *devices,
                   GError **error)
{
  g_autoptr (GError) local = NULL;

  if (issue (self, db, line, known, devices, &local))
    return TRUE;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_BAD_INPUT))
    {
      gvt_sheet_faults_add (self->faults, line->line, local->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
take_line (Importing *self, GvtDb *db, const GvtVisitLine *line, GError **error)
{
  g_autoptr (GArray) devices = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GvtVisitRecord) known = NULL;
  gboolean is_same = FALSE;
  gboolean is_gone = FALSE;

  check_places (self, line);
  if (!check_people (self, db, line, error) || !check_laptops (self, db, line, devices, error)
      || !gvt_visit_store_find_key (db, line->key, &known, error)
      || (known != NULL && !gvt_visit_store_is_taken_back (db, &known->visit, &is_gone, error)))
    return FALSE;

  g_array_sort (devices, compare_ids);
  if (known != NULL && !is_gone && is_same_devices (known, devices)
      && !is_same_plan (self, db, known, line->plan, &is_same, error))
    return FALSE;
  if (is_same)
    {
      self->import->n_same++;
      return TRUE;
    }
  *(known != NULL ? &self->import->n_changed : &self->import->n_new) += 1;
  return issue_or_complain (self, db, line, known, devices, error);
}

/* --- what the file does not have --- */

static gboolean
take_back (Importing *self, GvtDb *db, const GvtVisitRecord *visit, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_VISIT_TAKEN_BACK_KIND, .place = visit->place, .body = body };

  gvt_json_set_id (body, "visit", &visit->visit);
  self->import->n_taken_back++;
  return gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

/* What is over is history, and no file can take it back. */
static gboolean
take_others_back (Importing *self, GvtDb *db, GError **error)
{
  g_autofree char *today = gvt_date_iso (gvt_clock_now_us (self->central->clock));
  g_autoptr (GPtrArray) visits = gvt_visit_store_list_open (db, today, error);

  for (guint i = 0; visits != NULL && i < visits->len; i++)
    if (!g_hash_table_contains (self->keys, ((GvtVisitRecord *) visits->pdata[i])->key)
        && !take_back (self, db, visits->pdata[i], error))
      return FALSE;
  return visits != NULL;
}

/* --- the whole file --- */

static gboolean
count_nobody (Importing *self, GvtDb *db, GPtrArray *devices, GError **error)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const GvtVisitLine *line = self->lines->pdata[i];
      gboolean is = line->laptops[0] != NULL;

      for (guint d = 0; d < devices->len && !is; d++)
        if (!works_in (db, devices->pdata[d], line->plan->place, &is, error))
          return FALSE;
      self->import->n_nobody += !is;
    }
  return TRUE;
}

static gboolean
send_all (Importing *self, GvtDb *db, GPtrArray *devices, GError **error)
{
  for (guint i = 0; i < devices->len; i++)
    if (!gvt_central_send_visits (self->central, db,
                                  &((GvtDeviceRecord *) devices->pdata[i])->device, error))
      return FALSE;
  return TRUE;
}

static gboolean
end_dry_run (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "a dry run keeps nothing");
  return FALSE;
}

/* A dry run does all of it, and rolls back: so it can find nothing else than the import would. */
static gboolean
import_lines (GvtDb *db, gpointer user_data, GError **error)
{
  Importing *self = user_data;
  g_autoptr (GPtrArray) devices = gvt_device_store_list (db, error);

  for (guint i = 0; devices != NULL && i < self->lines->len; i++)
    {
      g_hash_table_add (self->keys, ((GvtVisitLine *) self->lines->pdata[i])->key);
      if (!take_line (self, db, self->lines->pdata[i], error))
        return FALSE;
    }

  return devices != NULL && (!self->mode->is_complete || take_others_back (self, db, error))
         && count_nobody (self, db, devices, error)
         && gvt_sheet_faults_end (self->faults, _ ("no visit was taken"), error)
         && (self->mode->is_dry_run ? end_dry_run (error) : send_all (self, db, devices, error));
}

gboolean
gvt_central_import_visits (GvtCentral *self,
                           GBytes *csv,
                           const GvtVisitsImportMode *mode,
                           GvtVisitsImport *import,
                           GError **error)
{
  GvtSheetFaults faults = { NULL, 0 };
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal); /* of @lines */
  Importing importing = { .central = self, .import = import, .mode = mode, .keys = keys };
  gboolean is_done;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && csv != NULL, FALSE);

  *import = (GvtVisitsImport){ 0 };
  regions = gvt_central_load_regions (self, error);
  if (regions == NULL)
    return FALSE;
  lines = gvt_visit_sheet_read (csv, &faults);
  importing.regions = regions;
  importing.lines = lines;
  importing.faults = &faults;

  is_done = gvt_store_write (self->store, import_lines, &importing, &local)
            || (mode->is_dry_run && g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  if (faults.text != NULL)
    g_string_free (faults.text, TRUE);
  if (!is_done)
    g_propagate_error (error, g_steal_pointer (&local));
  return is_done;
}

/* --- who has it --- */

typedef struct
{
  const GvtId *visit;
  GStrv codes; /* result */
} Laptops;

static gboolean
list_laptops (GvtDb *db, gpointer user_data, GError **error)
{
  Laptops *self = user_data;

  self->codes = gvt_visit_store_list_laptops (db, self->visit, error);
  return self->codes != NULL;
}

GStrv
gvt_central_list_visit_laptops (GvtCentral *self, const GvtId *visit, GError **error)
{
  Laptops laptops = { visit, NULL };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  return gvt_store_read (self->store, list_laptops, &laptops, error) ? laptops.codes : NULL;
}
