/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a laptop tells of itself, what the centre tells of one, and `FLET`, in which that comes. */
#include "gvt-device-status.h"
#include "gvt-fleet-file.h"
#include "gvt-fuzz.h"
#include "gvt-json.h"
#include "gvt-seal.h"

#define MAX_BYTES (128 * 1024)

static void
read_status (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDeviceStatus) status = gvt_device_status_read (input, &error);
  g_autoptr (GBytes) again = NULL;

  if (status == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  again = gvt_device_status_write (status, &error);
  g_assert_no_error (error);
}

/* What was read says the same when it is read again. */
static void
read_laptop (GBytes *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = gvt_json_parse (input, MAX_BYTES, &error);
  g_autoptr (GvtFleetLaptop) laptop = object != NULL ? gvt_fleet_laptop_from_json (object, &error)
                                                     : NULL;
  g_autoptr (JsonObject) once = NULL;
  g_autoptr (JsonObject) twice = NULL;
  g_autoptr (GvtFleetLaptop) again = NULL;

  if (laptop == NULL)
    {
      gvt_fuzz_refused (error);
      return;
    }
  once = gvt_fleet_laptop_to_json (laptop);
  again = gvt_fleet_laptop_from_json (once, &error);
  g_assert_no_error (error);
  twice = gvt_fleet_laptop_to_json (again);
  g_assert_true (json_object_equal (once, twice));
}

static void
read_file (GBytes *input)
{
  g_autoptr (GBytes) signed_file = gvt_fuzz_sign ("FLET", input);
  g_autoptr (GvtSecret) key = gvt_sealing_key_of (gvt_fuzz_key ());
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();
  g_autoptr (GvtFleetFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (signed_file == NULL)
    return;
  g_ptr_array_add (keys, key);
  file = gvt_fleet_file_read (signed_file, gvt_fuzz_signer (), keys, &error);
  if (file == NULL)
    gvt_fuzz_refused (error);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);

  read_status (input);
  read_laptop (input);
  read_file (input);
  return 0;
}

static GvtFleetLaptop *
make_laptop (void)
{
  GvtFleetLaptop *laptop = gvt_fleet_laptop_new ();

  laptop->device.bytes[0] = 1;
  laptop->incarnation = 1;
  g_ptr_array_add (laptop->users, g_strdup ("PTD-01"));
  gvt_fleet_laptop_add_lists (laptop, "pilkada-2024", 3, 20);
  return laptop;
}

static GBytes *
write_file (void)
{
  g_autoptr (GvtSecret) key = gvt_sealing_key_of (gvt_fuzz_key ());
  GvtId device = { { 1 } };
  g_autoptr (GvtFleetFile) file = gvt_fleet_file_new (&device, 1, 5, "0.1.0");
  GPtrArray *laptops = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_fleet_laptop_free);
  GvtPublicKey roll;

  g_ptr_array_add (laptops, make_laptop ());
  gvt_fleet_file_add_section (file, "SPV-01", "99.01", laptops);
  gvt_sealing_key_public (key, &roll);
  return gvt_fleet_file_write (file, &roll, gvt_fuzz_key (), NULL);
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GvtDeviceStatus) status = gvt_device_status_new ("0.1.0", "PTD-01");
  g_autoptr (GvtFleetLaptop) laptop = make_laptop ();
  g_autoptr (JsonObject) object = gvt_fleet_laptop_to_json (laptop);
  g_autoptr (GBytes) file = write_file ();

  gvt_device_status_add_list (status, "pilkada-2024", 3, "99.01.01.2001");
  g_ptr_array_add (seeds, gvt_device_status_write (status, NULL));
  g_ptr_array_add (seeds, gvt_json_canonical (object, NULL));
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("FLET", file));
}
