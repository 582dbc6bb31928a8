/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-fleet-file.h"

#include "gvt-json.h"
#include "gvt-seal.h"
#include "gvt-signed-file.h"

#define TYPE  "FLET"
#define MAJOR 1

static void
section_free (gpointer data)
{
  GvtFleetSection *section = data;

  g_free (section->user);
  g_free (section->area);
  g_ptr_array_unref (section->laptops);
  g_free (section);
}

GvtFleetFile *
gvt_fleet_file_new (const GvtId *device,
                    guint32 incarnation,
                    gint64 issued_at_us,
                    const char *program)
{
  GvtFleetFile *self = g_new0 (GvtFleetFile, 1);

  self->device = *device;
  self->incarnation = incarnation;
  self->issued_at_us = issued_at_us;
  self->program = g_strdup (program);
  return self;
}

void
gvt_fleet_file_free (GvtFleetFile *self)
{
  if (self == NULL)
    return;

  g_free (self->program);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_free (self);
}

void
gvt_fleet_file_add_section (GvtFleetFile *self,
                            const char *user,
                            const char *area,
                            GPtrArray *laptops)
{
  GvtFleetSection *section = g_new0 (GvtFleetSection, 1);

  if (self->sections == NULL)
    self->sections = g_ptr_array_new_with_free_func (section_free);
  section->user = g_strdup (user);
  section->area = g_strdup (area);
  section->laptops = laptops;
  g_ptr_array_add (self->sections, section);
}

GvtFleetSection *
gvt_fleet_file_find_section (const GvtFleetFile *self, const char *user)
{
  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    {
      GvtFleetSection *section = self->sections->pdata[i];

      if (g_str_equal (section->user, user))
        return section;
    }
  return NULL;
}

static JsonObject *
section_to_json (const GvtFleetSection *section)
{
  JsonObject *object = json_object_new ();
  JsonArray *laptops = json_array_new ();

  for (guint i = 0; i < section->laptops->len; i++)
    json_array_add_object_element (laptops, gvt_fleet_laptop_to_json (section->laptops->pdata[i]));
  json_object_set_string_member (object, "user", section->user);
  json_object_set_string_member (object, "area", section->area);
  json_object_set_array_member (object, "laptops", laptops);
  return object;
}

static GBytes *
write_sections (const GvtFleetFile *self, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *sections = json_array_new ();

  for (guint i = 0; self->sections != NULL && i < self->sections->len; i++)
    json_array_add_object_element (sections, section_to_json (self->sections->pdata[i]));
  json_object_set_array_member (object, "sections", sections);
  return gvt_json_canonical (object, error);
}

GBytes *
gvt_fleet_file_write (const GvtFleetFile *self,
                      const GvtPublicKey *roll_public,
                      const GvtSecret *signing_key,
                      GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) plain = write_sections (self, error);
  g_autoptr (GBytes) sealed = NULL;

  if (plain == NULL)
    return NULL;

  sealed = gvt_seal_to (roll_public, 1, GVT_FLEET_SEAL_CONTEXT, g_bytes_get_data (plain, NULL),
                        g_bytes_get_size (plain));
  gvt_json_set_id (header, "device", &self->device);
  json_object_set_int_member (header, "incarnation", self->incarnation);
  json_object_set_int_member (header, "issued_at_us", self->issued_at_us);
  json_object_set_string_member (header, "program", self->program);
  return gvt_signed_file_write (TYPE, MAJOR, header, sealed, signing_key, error);
}

static GvtFleetFile *
read_header (JsonObject *header, GError **error)
{
  const char *program = gvt_json_get_text (header, "program", error);
  gint64 incarnation, issued_at_us;
  GvtId device;

  if (program == NULL || !gvt_json_get_id (header, "device", &device, error)
      || !gvt_json_get_int (header, "incarnation", &incarnation, error)
      || !gvt_json_get_int (header, "issued_at_us", &issued_at_us, error))
    return NULL;
  return gvt_fleet_file_new (&device, (guint32) CLAMP (incarnation, 0, G_MAXUINT32), issued_at_us,
                             program);
}

static gboolean
read_section (GvtFleetFile *self, JsonObject *object, GError **error)
{
  const char *user = gvt_json_get_text (object, "user", error);
  const char *area = user != NULL ? gvt_json_get_text (object, "area", error) : NULL;
  JsonArray *array = area != NULL ? gvt_json_get_array (object, "laptops", error) : NULL;
  g_autoptr (GPtrArray) laptops = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_fleet_laptop_free);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonObject *one = gvt_json_element_object (array, i, "a laptop", error);
      GvtFleetLaptop *laptop = one != NULL ? gvt_fleet_laptop_from_json (one, error) : NULL;

      if (laptop == NULL)
        return FALSE;
      g_ptr_array_add (laptops, laptop);
    }
  if (array == NULL)
    return FALSE;
  gvt_fleet_file_add_section (self, user, area, g_steal_pointer (&laptops));
  return TRUE;
}

static gboolean
read_sections (GvtFleetFile *self, GBytes *sealed, GPtrArray *roll_keys, GError **error)
{
  g_autoptr (GBytes) plain = gvt_unseal_with_any (roll_keys, GVT_FLEET_SEAL_CONTEXT, sealed, error);
  g_autoptr (JsonObject) object = plain != NULL
                                      ? gvt_json_parse (plain, GVT_FLEET_FILE_MAX_BYTES, error)
                                      : NULL;
  JsonArray *sections = object != NULL ? gvt_json_get_array (object, "sections", error) : NULL;

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonObject *section = gvt_json_element_object (sections, i, "a section", error);

      if (section == NULL || !read_section (self, section, error))
        return FALSE;
    }
  return sections != NULL;
}

GvtFleetFile *
gvt_fleet_file_read (GBytes *bytes,
                     const GvtPublicKey *signer,
                     GPtrArray *roll_keys,
                     GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR,
                                                         GVT_FLEET_FILE_MAX_BYTES, error);
  g_autoptr (GvtFleetFile) self = NULL;

  if (file == NULL || !gvt_signed_file_verify (file, signer, error))
    return NULL;

  self = read_header (gvt_signed_file_get_header (file), error);
  if (self == NULL
      || (roll_keys != NULL
          && !read_sections (self, gvt_signed_file_get_payload (file), roll_keys, error)))
    return NULL;
  return g_steal_pointer (&self);
}
