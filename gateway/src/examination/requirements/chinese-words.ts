/** Words that Chinese phrases share. */
export const quoting =
  '(?:须|应|必须|均须|均应|都须|均需|需|均)?(?:注明|标注|写明|标明|载明|显示|列明|记载|备注)(?:有)?(?:本)?';
export const creditNumber =
  '(?:国内)?信用证(?:的)?(?:编号|号码|号|业务编号)(?:[：: ]?[A-Z0-9][A-Z0-9/-]{5,})?';
export const contractNumber =
  '(?:本)?(?:贸易|购销|销售|买卖|服务)?合同(?:编号|号码|号)(?:[：: ]?[A-Z0-9/-]+)?';
