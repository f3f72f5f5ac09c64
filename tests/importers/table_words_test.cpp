// Operations and bytes under the heads and with the units of other tools.
#include "catch.h"
#include "importers/imported_tables.h"

using namespace roofloor;

TEST_CASE("operations are known under the heads of other tools, MACs as two each") {
  // 118,013,952 MACs of a stem of 7 * 7 * 3 weights, 64 filters, 112 * 112 places.
  const double operations = 2.0 * 118013952;
  for (const char* table :
       {"Layer (type),Mult-Adds,bytes\na,118013952,1",  // torchinfo
        "Layer (type:depth-idx),Mult-Adds (M),bytes\na,118.013952,1",
        "Name,Type,Forward_MACs,Memory\na,Conv,118013952,1",  // onnx-tool
        "name,MACs,bytes\na,118.013952M,1",                   // thop
        "module,fwd MACs,bytes\na,118.013952 MMACs,1",        // calflops
        "name,GMACs,bytes\na,0.118013952,1", "name,FLOPs,bytes\na,0.236027904 GFLOPs,1",
        "name,total FLOPs,traffic\na,236.027904 M,1",
        "Kernel Name,FLOPs,dram__bytes.sum\na,236027904,1",                // Nsight Compute
        "module,#parameters or shape,#flops,bytes\na,9.4K,118.013952M,1",  // fvcore
        "module name,MAdd,Flops,MemR+W(B)\na,236027904,118013952,1"}) {    // torchstat
    INFO(table);
    const ImportedWorkload imported = import_workload(table);
    REQUIRE(imported.layers.size() == 1);
    CHECK(imported.layers[0].parameters ==
          ParameterValues{{"operations", operations}, {"bytes", 1}});
  }
}

TEST_CASE("units stand in heads and cells, with the prefixes of either kind") {
  const auto bytes = [](const std::string& head, const std::string& cell) {
    return parameters_of("name,flops," + head, "a,1," + cell).at("bytes");
  };
  CHECK(bytes("Bytes (KB)", "2") == ParameterValue(2000));
  CHECK(bytes("Bytes (KiB)", "2") == ParameterValue(2048));
  CHECK(bytes("MBytes", "2") == ParameterValue(2e6));
  CHECK(bytes("bytes", "2 KiB") == ParameterValue(2048));
  CHECK(bytes("bytes", "3 MBytes") == ParameterValue(3e6));
  CHECK(bytes("bytes", "16 bit") == ParameterValue(2));
  const auto operations = [](const std::string& head, const std::string& cell) {
    return parameters_of("name," + head + ",bytes", "a," + cell + ",1").at("operations");
  };
  CHECK(operations("flops", "1.2 G") == ParameterValue(1.2e9));
  CHECK(operations("FLOPs", "4.09 GMac") == ParameterValue(8.18e9));
  // A prefix in the cell takes the place of that in the head; MACs stay MACs.
  CHECK(operations("MACs (M)", "1.2 G") == ParameterValue(2.4e9));
  CHECK(operations("MACs", "4 GFLOPs") == ParameterValue(4e9));
}

TEST_CASE("of two columns that say the same the fuller one is used") {
  const ImportedWorkload imported = import_workload("name,MACs,FLOPs,Memory,Bytes\na,10,21,3,5\n");
  CHECK(imported.layers[0].parameters == ParameterValues{{"operations", 21}, {"bytes", 5}});
  CHECK(taken_for(imported, "MACs") == "left out, as \"FLOPs\" is used");
  CHECK(taken_for(imported, "Memory") == "left out, as \"Bytes\" is used");
  CHECK(refusal("name,MACs,Forward_MACs,bytes\na,1,1,1").message ==
        "columns 2 and 3, \"MACs\" and \"Forward_MACs\", mean the same; expected one of them");
  const ImportedWorkload memory = import_workload("name,MACs,Memory\na,10,3\n");
  REQUIRE(memory.warnings.size() == 1);
  CHECK(memory.warnings[0] ==
        "\"Memory\" is taken for the bytes moved: weights and outputs as onnx-tool counts memory; "
        "inputs are not in it");
}

TEST_CASE("totals and lines between rows are left out, and counted") {
  const ImportedWorkload imported = import_workload(
      "name,type,MACs,bytes\n====,----,----,====\na,x,1,2\n-----,,,\nsum,Sum,0,4\n"
      "Total,_,1,6\nsubtotal,,1,2\n");
  REQUIRE(imported.layers.size() == 2);
  CHECK(imported.layers[1].name == "sum");
  CHECK(imported.warnings.back() == "4 rows are left out: totals, or lines between rows");
}

TEST_CASE("layers that compute nothing are read") {
  const ImportedWorkload imported =
      import_workload("name,flops,bytes,OI\nrelu,0,100,0\nview,0,,0\nreshape,0,,\n");
  CHECK(imported.layers[0].parameters == ParameterValues{{"operations", 0}, {"bytes", 100}});
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 0}, {"bytes", 0}});
  CHECK(imported.layers[2].parameters == ParameterValues{{"operations", 0}, {"bytes", 0}});
  REQUIRE(imported.warnings.size() == 1);
  CHECK(imported.warnings[0] ==
        "2 layers have no operations and no bytes: taken to compute and move nothing");
}

TEST_CASE("a table of Markdown is one, with bars in place of commas") {
  const ImportedWorkload imported =
      import_workload("| name | MACs | bytes |\n|:-----|-----:|---|\n| a | 5 | 2 |\n|b|6|3|\n");
  REQUIRE(imported.layers.size() == 2);
  CHECK(imported.columns.size() == 3);
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 12}, {"bytes", 3}});
  CHECK(imported.warnings.front() == "1 row is left out: totals, or lines between rows");
}

TEST_CASE("a dash or n/a is an empty cell") {
  const ImportedWorkload imported =
      import_workload("name,type,in,out,kernel,FLOPs,bytes\na,fc,3,4,-,--,N/A\nb,,-,-,,5,6\n");
  CHECK(imported.layers[0].parameters == ParameterValues{{"in", 3}, {"out", 4}});
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 5}, {"bytes", 6}});
}

TEST_CASE("a table that says too little is refused as a whole") {
  const InputError bytes = refusal("name,FLOPs,Params\na,1,2\nb,3,4\n");
  CHECK(bytes.path == "/line/1");
  CHECK(bytes.message ==
        "no column has bytes or an operational intensity; expected one of them beside the "
        "operations");
  CHECK(refusal("name,FLOPs,bytes\nTotal,1,2\n").message ==
        "the table has no layers; expected a row for each layer");
}
