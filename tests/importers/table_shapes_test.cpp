// Shapes under the heads of other tools, and what is said of each column.
#include "catch.h"
#include "importers/imported_tables.h"

using namespace roofloor;

namespace {

// 3 * 3 weights for each of 64 * 128 pairs of channels, at 56 * 56 places: height 56, padding 1.
constexpr double conv_macs = 56.0 * 56 * 3 * 3 * 64 * 128;

}  // namespace

TEST_CASE("convolutions are known by their channels and kernel, whatever a tool calls them") {
  for (const char* heads :
       {"name,in_channels,out_channels,height,width,kernel,kernel_width,stride,padding",
        "Layer,Cin,Cout,H,W,KH,KW,SH,Pad", "layer,C_in,C_out,H_in,W_in,K_h,K_w,strides,pads",
        "name,IC,OC,IH,IW,kh,kw,s_h,pad_h", "name,CI,CO,input_h,input_w,FH,FW,stride_h,padding_h",
        "name,Input Channels,Filters,Input height,Input width,Filter height,Filter width,Strides,"
        "Padding",
        "name,num_channels,num filter,ifmap height,ifmap width,filter_h,filter_w,Stride Height,"
        "padding height",
        "name,cin,cout,h,w,r,s,stride,pad", "name,C,K,H,W,R,S,stride,pad",
        "name,C,M,H,W,R,S,U,pad"}) {
    INFO(heads);
    const ImportedWorkload imported =
        import_workload(std::string(heads) + "\na,64,128,56,56,3,3,1,1\n");
    REQUIRE(imported.layers.size() == 1);
    CHECK(imported.layers[0].kind == "conv2d");
    CHECK(macs_of(imported.layers[0]) == conv_macs);
    CHECK(imported.warnings.empty());
  }
}

TEST_CASE("K is filters, a depth or a kernel by the heads beside it") {
  const ImportedWorkload timeloop =
      import_workload("name,R,S,P,Q,C,K,N\na,3,3,56,56,64,128,4\nb,1,1,28,28,128,128,4\n");
  CHECK(macs_of(timeloop.layers[0]) == conv_macs);
  CHECK(timeloop.batch == 4);
  CHECK(taken_for(timeloop, "K") == "out_channels of conv2d, as the heads C, K, R stand together");
  CHECK(taken_for(timeloop, "N") ==
        "the batch, inputs processed together, as the heads C, K, R stand together");
  const ImportedWorkload product = import_workload("name,m,n,k\na,8,16,32\n");
  CHECK(product.layers[0].kind == "linear");
  CHECK(product.layers[0].parameters == ParameterValues{{"rows", 8}, {"out", 16}, {"in", 32}});
  CHECK(product.kind == "a layer table");
  const ImportedWorkload kernel = import_workload("name,cin,cout,h,k,s,p\na,64,128,56,3,1,1\n");
  CHECK(macs_of(kernel.layers[0]) == conv_macs);
  CHECK(taken_for(kernel, "k") ==
        "kernel of conv2d, as the heads of channels and K stand together");
}

TEST_CASE("the input of a convolution follows from its output, stride and kernel") {
  // (56 - 1) * 2 + 3 = 113 rows; (28 - 1) * 2 + 2 * (5 - 1) + 1 = 63 columns at a dilation of 2 is
  // not what is stated: dilation holds for rows, too, so (56 - 1) * 2 + 2 * (3 - 1) + 1 = 115.
  CHECK(parameters_of("name,R,S,P,Q,C,K,stride", "a,3,3,56,28,8,8,2") ==
        ParameterValues{{"kernel", 3},
                        {"kernel_width", 3},
                        {"out_height", 56},
                        {"out_width", 28},
                        {"in_channels", 8},
                        {"out_channels", 8},
                        {"stride", 2},
                        {"height", 113},
                        {"width", 57}});  // (28 - 1) * 2 + 3
  CHECK(parameters_of("name,R,S,P,Q,C,K,stride,dilation", "a,3,5,56,28,8,8,2,2").at("height") ==
        ParameterValue(115));
  CHECK(parameters_of("name,R,S,P,Q,C,K,stride,dilation", "a,3,5,56,28,8,8,2,2").at("width") ==
        ParameterValue(63));
  // Padding is no part of the input: 56 + 3 - 1 - 2 * 1 = 56 rows, and as many columns.
  const ParameterValues square = parameters_of("name,cin,cout,oh,kernel,pad", "a,8,8,56,3,1");
  CHECK(square.at("height") == ParameterValue(56));
  CHECK(square.at("width") == ParameterValue(56));
}

TEST_CASE("a pair in a cell is rows and columns, unless a column says the latter") {
  for (const char* pair : {"3x5", "\"(3, 5)\"", "\"[3, 5]\"", "(3x5)"}) {
    INFO(pair);
    const ParameterValues read =
        parameters_of("name,cin,cout,h,kernel_size", "a,8,8,20," + std::string(pair));
    CHECK(read.at("kernel") == ParameterValue(3));
    CHECK(read.at("kernel_width") == ParameterValue(5));
  }
  CHECK(parameters_of("name,cin,cout,kw,h,kernel", "a,8,8,7,224x200,3x5") ==
        ParameterValues{{"in_channels", 8},
                        {"out_channels", 8},
                        {"kernel_width", 7},
                        {"height", 224},
                        {"width", 200},
                        {"kernel", 3}});
  CHECK(refusal("name,cin,cout,h,kernel\na,8,8,20,3x3x3")
            .message.starts_with("column 5, \"kernel\": \"3x3x3\" is not understood"));
}

TEST_CASE("a kind says whether a product has weights, and a batch or count multiplies it") {
  const ImportedWorkload imported = import_workload(
      "name,type,M,N,K,batch\nqk,attention,128,128,64,12\nav,bmm,128,64,128,12\n"
      "up,gemm,128,3072,768,2\ndown,fc,128,768,3072,1\n");
  CHECK(imported.layers[0].kind == "matmul");
  CHECK(macs_of(imported.layers[0]) == 12.0 * 128 * 128 * 64);
  CHECK(macs_of(imported.layers[1]) == 12.0 * 128 * 64 * 128);
  // Inputs of a batch share the weights: 2 * 128 rows.
  CHECK(imported.layers[2].parameters ==
        ParameterValues{{"rows", 256}, {"in", 768}, {"out", 3072}});
  CHECK(imported.layers[3].kind == "linear");
  CHECK(imported.batch == 1);
  CHECK(imported.warnings.empty());
  // Counted products have weights of their own, as layers that are repeated have.
  const ImportedWorkload counted = import_workload("name,m,n,k,count\na,1,2,3,5\n");
  CHECK(counted.layers[0].repeat == 5);
  CHECK(taken_for(counted, "count") == "repeat of linear");
}

TEST_CASE("one batch in all rows is that of the workload") {
  CHECK(import_workload("name,m,n,k,batch\na,1,2,3,8\nb,4,5,6,8\n").batch == 8);
  const InputError mixed = refusal("name,cin,cout,h,kernel,batch\na,8,8,20,3,2\nb,8,8,20,3,4\n");
  CHECK(mixed.path == "/line/2");
  CHECK(mixed.message ==
        "\"a\" has a batch of 2, and other rows another one or none; expected one batch in all "
        "rows");
  const ImportedWorkload totals = import_workload("name,flops,bytes,batch\na,10,20,4\n");
  CHECK(totals.batch == 1);
  CHECK(taken_for(totals, "batch") ==
        "left out: without shapes a batch is part of the operations and bytes");
}

TEST_CASE("kinds are known with the numbers that tools put behind them") {
  CHECK(import_workload("type,cin,cout,h,kernel\nConv2d: 1-2,8,8,20,3").layers[0].kind == "conv2d");
  const ImportedWorkload depthwise =
      import_workload("type,cin,cout,h,kernel\nDWConv,8,,20,3\nConv2d-1,8,8,20,3");
  // 18 * 18 places of 3 * 3 weights, a channel each.
  CHECK(macs_of(depthwise.layers[0]) == 18.0 * 18 * 3 * 3 * 8);
  CHECK(depthwise.layers[0].parameters.at("groups") == ParameterValue(8));
}

TEST_CASE("shapes win over operations, and every column says what became of it") {
  const ImportedWorkload imported = import_workload(
      "name,kind,cin,cout,h,kernel,in_features,out_features,FLOPs,Bytes,Params,FLOPs %,owner\n"
      "a,conv,8,8,20,3,,,1,2,3,4,x\nb,fc,,,,3,16,32,1,2,3,4,y\n");
  CHECK(imported.layers[0].kind == "conv2d");
  CHECK(taken_for(imported, "cin") == "in_channels of conv2d");
  CHECK(taken_for(imported, "FLOPs") == "operations, left out: they follow from the shapes");
  CHECK(taken_for(imported, "Params") == "left out, as parameters do not say what is computed");
  CHECK(taken_for(imported, "FLOPs %") == "left out, as a share follows from the numbers");
  CHECK(taken_for(imported, "owner") == "left out, as it is not known here");
  REQUIRE(imported.warnings.size() == 1);
  CHECK(imported.warnings[0] ==
        "1 cell is left out, as the kinds of their layers have no such parameter; the first: line "
        "3, column 6, \"kernel\"");
}

TEST_CASE("two heads of one parameter are refused") {
  const InputError twice = refusal("name,cin,ic,cout,h,kernel\na,8,8,8,20,3");
  CHECK(twice.path == "/line/1");
  CHECK(twice.message ==
        "columns 2 and 3, \"cin\" and \"ic\", mean the same; expected one of them");
  CHECK(refusal("name,kernel_size,kernel,cin,cout,h\na,3,3,8,8,20")
            .message.starts_with("columns 2 and 3"));
  // The channels of pooling are another kind's parameter.
  const ImportedWorkload both = import_workload(
      "name,kind,channels,in_channels,out_channels,height,kernel\na,conv,,8,8,20,3\n"
      "b,pool,8,,,18,2");
  CHECK(both.layers[0].parameters.at("in_channels") == ParameterValue(8));
  CHECK(both.layers[1].parameters.at("channels") == ParameterValue(8));
}

TEST_CASE("operations are taken where a shape is not whole") {
  const ImportedWorkload imported =
      import_workload("name,cin,cout,height,kernel,FLOPs,bytes\na,8,8,20,3,1,2\nb,8,8,,,3,4\n");
  CHECK(imported.layers[0].kind == "conv2d");
  CHECK(imported.layers[1].parameters == ParameterValues{{"operations", 3}, {"bytes", 4}});
  CHECK(taken_for(imported, "FLOPs") == "operations, of layers without a shape");
  // Inputs and outputs beside operations may be those of any layer.
  const ImportedWorkload moved = import_workload("name,inputs,outputs,FLOPs,bytes\na,5,6,1,2\n");
  CHECK(moved.layers[0].kind == "custom");
  CHECK(taken_for(moved, "inputs") == "left out, as no layer here has such a parameter");
  CHECK(import_workload("name,in_features,out_features\na,5,6\n").layers[0].kind == "linear");
}
